package org.huitong.catalog;

import java.net.URI;
import java.util.Set;

/**
 * How a system is known by the tokens that an OAuth 2 issuer signs for it (RFC 7519, RFC 9068).
 *
 * @param issuer what {@code iss} must be
 * @param subject what {@code sub} must be
 * @param audience what {@code aud} must hold
 * @param jwks where the issuer's public keys are (RFC 7517)
 * @param algorithms what may have signed; none other is looked at, whatever the token says
 */
public record JwtRule(String issuer, String subject, String audience, URI jwks, Set<Algorithm> algorithms) {

    public JwtRule {
        algorithms = Set.copyOf(algorithms);
    }

    /** Signatures with a public key only (RFC 7518 section 3): none with a shared secret, and not none. */
    public enum Algorithm {
        ES256,
        ES384,
        ES512,
        PS256,
        PS384,
        PS512,
        RS256,
        RS384,
        RS512
    }
}
