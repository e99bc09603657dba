package org.huitong.catalog;

import java.util.Optional;

/**
 * What identifies a system; any one of these does.
 *
 * @param token whether a bearer token that the gateway made does
 * @param signature how it signs its requests
 * @param jwt what an issuer's tokens say of it
 * @param certificate what its client certificate says
 */
public record KnownBy(
        boolean token, Optional<Signature> signature, Optional<JwtRule> jwt, Optional<CertificateRule> certificate) {}
