package org.huitong.receive.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.huitong.catalog.Signature;
import org.huitong.message.HuitongException;

/** Finds who a request is from: by its token, or by its signature in one of two forms. Thread-safe. */
public final class Identity {
    /** So many secrets are tried whatever there are: the time it takes tells nothing. */
    private static final int TRIES = 4;

    private static final SigningSystem.Candidate NOBODY = new SigningSystem.Candidate("", "no system has this secret");

    private final Bearer tokens;
    private final SigningSystems systems;
    private final Vouched vouched;
    private final Throttle throttle = new Throttle();
    private final Clock clock;

    public Identity(Map<String, byte[]> tokenSha256, SigningSystems systems, Vouched vouched, Clock clock) {
        this.vouched = vouched;
        this.tokens = new Bearer(tokenSha256);
        this.systems = systems;
        this.clock = clock;
    }

    /** Those whose word is believed: issuers of tokens, authorities of certificates. */
    public record Vouched(Jwts jwts, Certificates certificates) {}

    /**
     * Completes with the caller, at once but where the disk must first know of its signature, or its issuer's token is
     * to be checked; then on the thread that did it. Completes exceptionally with PUBLISH_UNAVAILABLE,
     * RECEIVE_SIGNATURE_USED, RECEIVE_ISSUER_AWAY, RECEIVE_UNKNOWN_SYSTEM.
     *
     * @throws HuitongException RECEIVE_UNKNOWN_SYSTEM, RECEIVE_SIGNATURE, RECEIVE_CLOCK, RECEIVE_THROTTLED
     */
    public CompletableFuture<Caller> identify(Asked asked) {
        if (asked.national().anyThere()) {
            if (asked.authorization() != null) {
                throw Refusals.twoWays();
            }
            return signed(asked, Claim.national(asked.national()).orElseThrow(Refusals::malformedNational));
        }
        if (DigestHeader.isMeant(asked.authorization())) {
            return signed(asked, Claim.digest(asked).orElseThrow(Refusals::malformedDigest));
        }
        if (asked.authorization() == null && asked.certificate() != null) {
            return CompletableFuture.completedFuture(vouched.certificates().identify(asked.certificate()));
        }
        String token = Bearer.token(asked.authorization());
        return vouched.jwts().isMeant(token)
                ? vouched.jwts().identify(token)
                : CompletableFuture.completedFuture(Caller.ofToken(tokens.systemOf(asked.authorization())));
    }

    private CompletableFuture<Caller> signed(Asked asked, Claim claim) {
        Instant now = clock.instant();
        long steady = System.nanoTime() / 1_000_000;
        if (throttle.closed(asked.peer(), claim.name(), steady)) {
            throw Refusals.throttled();
        }
        Optional<SigningSystem> system = systems.of(claim);
        List<SigningSystem.Candidate> candidates =
                system.map(s -> s.candidates(claim, systems.shorts(), now)).orElse(List.of());
        SigningSystem.Candidate signer = signer(candidates, claim);
        if (signer == null) {
            throttle.failed(asked.peer(), claim.name(), steady);
            throw Refusals.wrong(claim, asked, now.toEpochMilli());
        }
        throttle.passed(asked.peer(), claim.name());
        return known(asked, claim, system.orElseThrow(), signer.key(), now.toEpochMilli());
    }

    private static SigningSystem.Candidate signer(List<SigningSystem.Candidate> candidates, Claim claim) {
        SigningSystem.Candidate found = null;
        for (int i = 0; i < TRIES; i++) {
            SigningSystem.Candidate one = i < candidates.size() ? candidates.get(i) : NOBODY;
            if (Hmac.same(Hmac.base64(one.secret(), claim.text()), claim.sign()) && one != NOBODY) {
                found = one;
            }
        }
        return found;
    }

    /** The signature holds: from here on the caller may be told what is wrong. */
    private static CompletableFuture<Caller> known(
            Asked asked, Claim claim, SigningSystem system, String key, long now) {
        boolean national = claim.form() == Signature.Form.NATIONAL;
        Caller.By by = by(claim, system.rule());
        if (national && !serves(by, system.rule(), claim.service(), asked.resource())) {
            throw Refusals.otherService(system.id());
        }
        long ahead = claim.millis() - now;
        long skew = system.rule().skewSeconds() * 1000L;
        if (Math.abs(ahead) > skew) {
            throw Refusals.clock(system.id(), ahead, system.rule().skewSeconds(), now);
        }
        String meaning = national ? Hmac.hexSha256(asked.meaning().getBytes(StandardCharsets.UTF_8)) : "";
        String repeatKey = national ? NationalHeaders.SIGN + ":" + claim.sign() : null;
        return system.used()
                .remember(claim.time(), claim.once(), meaning, now - skew)
                .thenApply(before -> repeatOnly(before, national, system.id()))
                .thenApply(only -> new Caller(system.id(), by, key, ahead, claim.text(), repeatKey, only));
    }

    private static Caller.By by(Claim claim, Signature rule) {
        if (claim.form() == Signature.Form.DIGEST) {
            return Caller.By.DIGEST;
        }
        return rule.twoSteps() && rule.refresh().equals(claim.service())
                ? Caller.By.NATIONAL_REFRESH
                : Caller.By.NATIONAL;
    }

    private static boolean serves(Caller.By by, Signature rule, String service, String resource) {
        if (by == Caller.By.NATIONAL_REFRESH) {
            return resource == null;
        }
        String served = rule.services().get(service);
        return served != null && (resource == null || served.equals(resource));
    }

    private static boolean repeatOnly(UsedSignatures.Before before, boolean national, String system) {
        return switch (before) {
            case NEVER -> false;
            case FOR_ANOTHER -> throw Refusals.usedForAnother(system);
            case THE_SAME -> {
                if (!national) {
                    throw Refusals.used(system);
                }
                yield false;
            }
            case PERHAPS -> {
                if (!national) {
                    throw Refusals.perhaps(system);
                }
                yield true;
            }
        };
    }
}
