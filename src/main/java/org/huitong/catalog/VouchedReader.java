package org.huitong.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.security.auth.x500.X500Principal;

/** Reads how a system is known by others' word: an issuer's tokens, an authority's certificate. */
final class VouchedReader {
    private static final String WRONG = "CATALOG-IDENTITY";
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** What identifies, to the system it identifies. */
    private final Map<String, String> taken = new TreeMap<>();

    JwtRule jwt(Section section, String system) {
        String issuer = section.text("issuer");
        String subject = section.text("subject");
        JwtRule rule = new JwtRule(
                issuer,
                subject,
                section.text("audience"),
                address(section),
                section.words("algorithms", JwtRule.Algorithm.class));
        one(section, "subject", "jwt " + issuer + " " + subject, system);
        section.close();
        return rule;
    }

    /** Whoever can change the keys on their way can be every system. */
    private static URI address(Section section) {
        String text = section.text("jwks");
        try {
            URI address = new URI(text);
            boolean safe = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && HERE.contains(address.getHost());
            if (!text.isBlank() && (!safe || address.getHost() == null)) {
                section.report("jwks", WRONG, "the issuer's keys would come unprotected", "Give an https address");
            }
            return address;
        } catch (URISyntaxException e) {
            section.report("jwks", WRONG, "\"jwks\" is no address", "Write https://HOST/PATH");
            return URI.create("");
        }
    }

    CertificateRule certificate(Section section, String system) {
        String san = section.optional("san").orElse(null);
        String subject = section.optional("subject").orElse(null);
        if ((san == null) == (subject == null)) {
            section.report(
                    "subject",
                    "CATALOG-MISSING",
                    "a certificate is known by either \"subject\" or \"san\"",
                    "Write one of them");
        }
        CertificateRule rule = new CertificateRule(subject == null ? null : name(section, subject), san);
        String whole = rule.subject() == null
                ? "san " + san
                : "subject " + rule.subject().getName("CANONICAL");
        one(section, san == null ? "subject" : "san", whole, system);
        section.close();
        return rule;
    }

    private static X500Principal name(Section section, String subject) {
        try {
            return new X500Principal(subject);
        } catch (IllegalArgumentException e) {
            section.report(
                    "subject",
                    WRONG,
                    "\"subject\" is no distinguished name",
                    "Write it as 'openssl x509 -subject -nameopt RFC2253' prints it");
            return null;
        }
    }

    private void one(Section section, String key, String name, String system) {
        String other = taken.putIfAbsent(name, system);
        if (other != null) {
            section.report(key, "CATALOG-DUPLICATE", other + " is known by the same", "Give each system its own");
        }
    }
}
