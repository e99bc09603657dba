package org.huitong.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code identity} of a system: whether a token identifies it, how it signs, and who vouches for it. */
final class IdentityReader {
    private static final String WRONG = "CATALOG-SIGNATURE";
    private static final Pattern KEY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern WIRE_ID = Pattern.compile("[!-+\\--~]{1,120}");
    private static final int USUAL_SKEW = 300;
    private static final int MOST_SKEW = 900;
    private static final int AT_ONCE = 2;

    private final References references;
    private final VouchedReader vouched = new VouchedReader();
    private final Map<String, String> requesters = new TreeMap<>();

    IdentityReader(References references) {
        this.references = references;
    }

    KnownBy read(Section system, String id) {
        Optional<Section> identity = system.section("identity");
        if (identity.isEmpty()) {
            return new KnownBy(true, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Section section = identity.get();
        Optional<Signature> signature = section.section("signature").map(s -> signature(s, id));
        Optional<JwtRule> jwt = section.section("jwt").map(s -> vouched.jwt(s, id));
        Optional<CertificateRule> certificate = section.section("certificate").map(s -> vouched.certificate(s, id));
        boolean other = signature.isPresent() || jwt.isPresent() || certificate.isPresent();
        // Who proves itself otherwise needs no token: with one beside it, a thief would take the weaker of the two.
        boolean token = section.has("token") ? section.flag("token") : !other;
        section.close();
        if (!token && !other) {
            String cure = "Write token: true, or a signature, jwt or certificate";
            system.report("identity", WRONG, "nothing identifies the system", cure);
        }
        return new KnownBy(token, signature, jwt, certificate);
    }

    private Signature signature(Section section, String system) {
        Signature.Form form = section.word("form", Signature.Form.class, Signature.Form.DIGEST);
        Optional<Section> services = section.section("services");
        String requester = section.optional("requester").orElse("");
        String refresh = section.optional("refresh").orElse("");
        Signature signature = new Signature(
                form,
                skew(section),
                requester,
                services.map(this::services).orElse(Map.of()),
                refresh,
                section.word("sealing", Signature.Sealing.class, Signature.Sealing.SHA1PRNG),
                keys(section));
        if (form == Signature.Form.NATIONAL) {
            national(section, signature, system);
        } else {
            digest(section);
        }
        section.close();
        return signature;
    }

    private static int skew(Section section) {
        int skew = section.count("skew-seconds", USUAL_SKEW);
        if (skew > MOST_SKEW) {
            section.report(
                    "skew-seconds",
                    WRONG,
                    "a signature would be good for longer than a quarter of an hour",
                    "Give at most " + MOST_SKEW + ", and have the sender's clock set by NTP");
        }
        return Math.min(skew, MOST_SKEW);
    }

    private Map<String, String> services(Section services) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String service : services.keys()) {
            wire(services, service, service);
            all.put(service, references.resource(services, service));
        }
        return all;
    }

    private void national(Section section, Signature signature, String system) {
        section.advise(
                "form",
                WRONG,
                "the national form signs who calls and when, and nothing of what is sent",
                "Take it over TLS only (huitong.edge.tls.certificate), or use form: digest");
        section.filled("services");
        if (!section.text("requester").isBlank()) {
            wire(section, "requester", signature.requester());
            String other = requesters.putIfAbsent(signature.requester(), system);
            if (other != null) {
                section.report(
                        "requester", "CATALOG-DUPLICATE", other + " has this requester too", "Give each its own");
            }
        }
        if (signature.twoSteps()) {
            wire(section, "refresh", signature.refresh());
        }
        if (signature.services().containsKey(signature.refresh())) {
            section.report(
                    "refresh",
                    WRONG,
                    "the service that gives out secrets stands for a resource too",
                    "Give it an id of its own");
        }
    }

    private static void wire(Section section, String key, String id) {
        if (!WIRE_ID.matcher(id).matches()) {
            section.report(
                    key,
                    WRONG,
                    "\"" + key + "\" cannot be sent in a header",
                    "Use 1 to 120 printable ASCII characters without blanks and commas");
        }
    }

    private static void digest(Section section) {
        for (String key : List.of("requester", "services", "refresh", "sealing")) {
            if (section.has(key)) {
                section.report(
                        key,
                        WRONG,
                        "\"" + key + "\" says nothing about form: digest",
                        "Remove it, or write form: national");
            }
        }
    }

    private static List<Signature.Key> keys(Section section) {
        List<Signature.Key> keys = new ArrayList<>();
        Section all = section.filled("keys");
        for (String id : all.keys()) {
            if (!KEY_ID.matcher(id).matches()) {
                all.report(id, WRONG, "\"" + id + "\" is no name of a key", "Use lower-case letters, digits, hyphens");
            }
            Section days = all.section(id).orElseGet(all::empty);
            Signature.Key key = new Signature.Key(id, days.optionalDay("from"), days.optionalDay("to"));
            days.close();
            if (key.from() != null && key.to() != null && key.to().isBefore(key.from())) {
                all.report(id, "CATALOG-PERIOD", "the key ends before it begins", "Put \"to\" on or after \"from\"");
            }
            keys.add(key);
        }
        few(section, keys);
        return keys;
    }

    /** More than an old and a new one is a rotation that was never ended. */
    private static void few(Section section, List<Signature.Key> keys) {
        for (Signature.Key key : keys) {
            LocalDate day = key.from() == null ? LocalDate.MIN : key.from();
            if (keys.stream().filter(other -> other.holds(day)).count() > AT_ONCE) {
                section.report(
                        "keys",
                        WRONG,
                        "more than two keys hold from the first day of " + key.id() + " on",
                        "Let the oldest end with \"to\"");
                return;
            }
        }
    }
}
