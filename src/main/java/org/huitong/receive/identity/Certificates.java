package org.huitong.receive.identity;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.huitong.catalog.SystemEntry;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Knows systems by client certificates that the edge has checked. Immutable, thread-safe. */
public final class Certificates {
    /** GeneralName of RFC 5280: dNSName and uniformResourceIdentifier. */
    private static final Set<Integer> NAMES = Set.of(2, 6);

    private final Map<X500Principal, String> bySubject = new HashMap<>();
    private final Map<String, String> bySan = new HashMap<>();

    public Certificates(Collection<SystemEntry> systems) {
        for (SystemEntry system : systems) {
            system.knownBy().certificate().ifPresent(rule -> {
                if (rule.subject() != null) {
                    bySubject.put(rule.subject(), system.id());
                } else {
                    bySan.put(rule.san(), system.id());
                }
            });
        }
    }

    /** Throws RECEIVE_UNKNOWN_SYSTEM where no system, or more than one, is known by it. */
    Caller identify(X509Certificate certificate) {
        Set<String> systems = new TreeSet<>();
        String subject = bySubject.get(certificate.getSubjectX500Principal());
        if (subject != null) {
            systems.add(subject);
        }
        for (List<?> name : alternatives(certificate)) {
            if (NAMES.contains(name.get(0)) && bySan.containsKey(name.get(1))) {
                systems.add(bySan.get(name.get(1)));
            }
        }
        if (systems.size() != 1) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_UNKNOWN_SYSTEM,
                    "identifying the caller by its client certificate failed: its subject and alternative names are "
                            + (systems.isEmpty() ? "no system's" : "those of more than one system")
                            + ". Name one of them under identity.certificate in the system's file.");
        }
        return Caller.ofCertificate(
                systems.iterator().next(), certificate.getSerialNumber().toString(16));
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
