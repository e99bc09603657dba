package org.huitong.catalog;

import javax.security.auth.x500.X500Principal;

/**
 * How a system is known by its client certificate. The edge has checked it against its own list of authorities.
 *
 * @param subject the certificate's whole subject; null where {@code san} says who it is
 * @param san one of its alternative names, a DNS name or a URI, as it stands there; null where {@code subject} says it
 */
public record CertificateRule(X500Principal subject, String san) {}
