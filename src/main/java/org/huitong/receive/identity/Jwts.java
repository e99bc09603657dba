package org.huitong.receive.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.huitong.catalog.JwtRule;
import org.huitong.catalog.SystemEntry;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Knows systems by the tokens that an issuer signs for them. The issuer's keys are fetched when the first token comes,
 * kept for a quarter of an hour, fetched anew for a key that is not among them, and used for four hours more while the
 * issuer is away. Thread-safe.
 */
public final class Jwts {
    private static final int FETCH_MILLIS = 3_000;
    private static final int MOST_BYTES = 256 * 1024;
    private static final long KEEP = Duration.ofMinutes(15).toMillis();
    private static final long AWAY = Duration.ofHours(4).toMillis();
    /** Two fetches in so long at most, whatever strangers send. */
    private static final long BETWEEN = Duration.ofSeconds(30).toMillis();

    private static final int SKEW_SECONDS = 60;
    private static final int LONGEST = 8 * 1024;

    private final Map<String, Known> known = new HashMap<>();
    private final Executor checking;

    /** One system and what checks its tokens. */
    private record Known(String system, ConfigurableJWTProcessor<SecurityContext> processor) {}

    /** @param checking where keys are fetched and tokens checked; it may block */
    public Jwts(Collection<SystemEntry> systems, Executor checking) {
        this.checking = checking;
        Map<URI, JWKSource<SecurityContext>> sources = new HashMap<>();
        for (SystemEntry system : systems) {
            system.knownBy()
                    .jwt()
                    .ifPresent(rule -> known.put(
                            name(rule.issuer(), rule.subject()),
                            new Known(
                                    system.id(), processor(rule, sources.computeIfAbsent(rule.jwks(), Jwts::source)))));
        }
    }

    private static String name(String issuer, String subject) {
        return issuer + "\n" + subject;
    }

    private static JWKSource<SecurityContext> source(URI jwks) {
        try {
            DefaultResourceRetriever fetch = new DefaultResourceRetriever(FETCH_MILLIS, FETCH_MILLIS, MOST_BYTES);
            return JWKSourceBuilder.<SecurityContext>create(jwks.toURL(), fetch)
                    .cache(KEEP, 2L * FETCH_MILLIS)
                    .rateLimited(BETWEEN)
                    .outageTolerant(AWAY)
                    .build();
        } catch (MalformedURLException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID, "jwks " + jwks + " is no address. Run './huitong check'.", e);
        }
    }

    private static ConfigurableJWTProcessor<SecurityContext> processor(JwtRule rule, JWKSource<SecurityContext> keys) {
        Set<JWSAlgorithm> allowed = rule.algorithms().stream()
                .map(a -> JWSAlgorithm.parse(a.name()))
                .collect(Collectors.toSet());
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                rule.audience(),
                new JWTClaimsSet.Builder()
                        .issuer(rule.issuer())
                        .subject(rule.subject())
                        .build(),
                Set.of("exp"));
        claims.setMaxClockSkew(SKEW_SECONDS);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(allowed, keys));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    /** Whether a bearer token is one of these by its form. */
    boolean isMeant(String token) {
        return !known.isEmpty()
                && token.length() <= LONGEST
                && token.chars().filter(c -> c == '.').count() == 2;
    }

    /** Completes with the caller; exceptionally with RECEIVE_UNKNOWN_SYSTEM, RECEIVE_ISSUER_AWAY. */
    CompletableFuture<Caller> identify(String token) {
        SignedJWT jwt;
        Known meant;
        try {
            jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            meant = known.get(name(claims.getIssuer(), claims.getSubject()));
        } catch (ParseException e) {
            return CompletableFuture.failedFuture(unknown(e));
        }
        // Nobody makes us ask an issuer for the keys of a system that is not there.
        return meant == null
                ? CompletableFuture.failedFuture(unknown(null))
                : CompletableFuture.supplyAsync(() -> checked(meant, jwt), checking);
    }

    private static Caller checked(Known meant, SignedJWT jwt) {
        try {
            meant.processor().process(jwt, null);
            return Caller.ofIssuer(meant.system(), jwt.getHeader().getKeyID());
        } catch (KeySourceException e) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_ISSUER_AWAY,
                    "checking the token of " + meant.system()
                            + " failed: its issuer does not give out its keys. Nothing"
                            + " was kept; send it again later. See identity.jwt.jwks in the system's file.",
                    e);
        } catch (BadJOSEException | JOSEException e) {
            throw unknown(e);
        }
    }

    private static HuitongException unknown(Exception cause) {
        return new HuitongException(
                ErrorCode.RECEIVE_UNKNOWN_SYSTEM,
                "identifying the caller by its token failed: no system has an issuer, subject and audience as the token"
                        + " says, or its algorithm, signature or time does not hold. Fetch a new one from the issuer;"
                        + " look at its iss, sub, aud, exp, alg and kid.",
                cause);
    }
}
