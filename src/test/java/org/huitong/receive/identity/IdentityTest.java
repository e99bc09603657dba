package org.huitong.receive.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.huitong.catalog.KnownBy;
import org.huitong.catalog.Signature;
import org.huitong.catalog.SystemEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    private static final String SIGNER = "human-resources.social-insurance";
    private static final String NATIONAL = "public-security.population";
    private static final String TWO_STEPS = "natural-resources.real-estate";
    private static final String SERVICE = "s_1100000000000_0001";
    private static final String REFRESH = "s_1100000000000_0009";
    private static final String RESOURCE = "insured";
    private static final String PATH = "/exchange/v1/resources/insured/records";
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");

    @TempDir
    private Path folder;

    private Hands clock;
    private Identity identity;
    private SigningSystems systems;

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() {
        clock = clock == null ? new Hands() : clock;
        systems = SigningSystems.load(
                folder.resolve("secrets"),
                folder.resolve("identity"),
                List.of(
                        entry(SIGNER, rule(Signature.Form.DIGEST, "", "")),
                        entry(NATIONAL, rule(Signature.Form.NATIONAL, "demo-rid", "")),
                        entry(TWO_STEPS, rule(Signature.Form.NATIONAL, "other-rid", REFRESH))));
        Identity.Vouched nobody = new Identity.Vouched(new Jwts(List.of(), Runnable::run), new Certificates(List.of()));
        identity = new Identity(Map.of(), systems, nobody, clock);
    }

    private static SystemEntry entry(String id, Signature rule) {
        return new SystemEntry(
                id,
                id.substring(0, id.indexOf('.')),
                id,
                SystemEntry.Network.EXTRANET,
                new KnownBy(false, Optional.of(rule), Optional.empty(), Optional.empty()),
                org.huitong.catalog.guide.Census.UNASKED);
    }

    private static Signature rule(Signature.Form form, String requester, String refresh) {
        return new Signature(
                form,
                300,
                requester,
                form == Signature.Form.NATIONAL ? Map.of(SERVICE, RESOURCE) : Map.of(),
                refresh,
                Signature.Sealing.SHA1PRNG,
                List.of(
                        new Signature.Key("old", null, LocalDate.of(2026, 11, 30)),
                        new Signature.Key("new", LocalDate.of(2026, 11, 20), null)));
    }

    private String secret(String system, String key) {
        try {
            return Files.readString(folder.resolve("secrets/" + system + "." + key + ".hmac-secret"))
                    .strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Asked asked(
            String target, String resource, String authorization, NationalHeaders national, String body) {
        return new Asked(
                resource == null ? "GET" : "POST",
                target,
                resource,
                "127.0.0.1",
                authorization,
                national == null ? new NationalHeaders(null, null, null, null) : national,
                null,
                "key-1",
                "application/json",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private Asked digest(String key, String secret, String nonce, String body) {
        DigestHeader header = new DigestHeader(SIGNER, key, Long.toString(clock.now.toEpochMilli()), nonce, "");
        Asked bare = asked(PATH, RESOURCE, null, null, body);
        return asked(PATH, RESOURCE, header.signed(secret, bare).value(), null, body);
    }

    private Asked digest(String nonce) {
        return digest("new", secret(SIGNER, "new"), nonce, "[]");
    }

    private Asked national(String requester, String service, String secret, String body) {
        String time = Long.toString(clock.now.toEpochMilli());
        return asked(PATH, RESOURCE, null, NationalHeaders.signed(secret, service, requester, time), body);
    }

    private Caller identified(Asked asked) {
        return identity.identify(asked).join();
    }

    private AbstractThrowableAssert<?, ?> refused(Asked asked) {
        return assertThatThrownBy(() -> {
            try {
                identified(asked);
            } catch (CompletionException e) {
                throw e.getCause();
            }
        });
    }

    @Test
    void secretsAreMadeForTheOwnerOnly() throws IOException {
        Path file = folder.resolve("secrets/" + SIGNER + ".new.hmac-secret");

        assertThat(secret(SIGNER, "new")).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "too-short");
        assertThatThrownBy(this::start).hasMessageStartingWith("CONFIG-INVALID").hasMessageNotContaining("too-short");
    }

    @Test
    void bothKeysHoldWhileTheyOverlap() {
        assertThat(identified(digest("old", secret(SIGNER, "old"), "nonce-of-old-0001", "[]"))
                        .key())
                .isEqualTo("old");
        assertThat(identified(digest("new", secret(SIGNER, "new"), "nonce-of-new-0001", "[]"))
                        .key())
                .isEqualTo("new");
        clock.now = Instant.parse("2026-11-30T16:00:00Z");
        refused(digest("old", secret(SIGNER, "old"), "nonce-of-old-0002", "[]"))
                .as("the last day has ended in Shanghai")
                .hasMessageStartingWith("RECEIVE-SIGNATURE:");
        assertThat(identified(digest("new", secret(SIGNER, "new"), "nonce-of-new-0002", "[]"))
                        .key())
                .isEqualTo("new");
    }

    @Test
    void digestSignatureIsGoodOnce() {
        Asked push = digest("nonce-0000000001");

        Caller caller = identified(push);

        assertThat(caller.system()).isEqualTo(SIGNER);
        assertThat(caller.by()).isEqualTo(Caller.By.DIGEST);
        assertThat(caller.clockMillis()).isZero();
        assertThat(caller.repeatKey()).isNull();
        refused(push).hasMessageStartingWith("RECEIVE-SIGNATURE-USED");
        start();
        refused(push).as("after a restart").hasMessageStartingWith("RECEIVE-SIGNATURE-USED");
    }

    @Test
    void nothingOfADigestRequestCanBeChanged() {
        String header = digest("nonce-0000000002").authorization();

        refused(asked(PATH, RESOURCE, header, null, "[ ]")).hasMessageStartingWith("RECEIVE-SIGNATURE:");
        refused(asked(PATH, RESOURCE, header, null, "")).hasMessageStartingWith("RECEIVE-SIGNATURE:");
        refused(asked("/exchange/v1/resources/other/records", "other", header, null, "[]"))
                .hasMessageStartingWith("RECEIVE-SIGNATURE:");
        refused(asked(PATH, RESOURCE, header.replace("nonce-0000000002", "nonce-0000000003"), null, "[]"))
                .hasMessageStartingWith("RECEIVE-SIGNATURE:");
        assertThat(identified(asked(PATH, RESOURCE, header, null, "[]")).system())
                .as("the attempts have not used it up")
                .isEqualTo(SIGNER);
    }

    @Test
    void clockMayDifferByTheSkewAndNoMore() {
        Asked signed = digest("nonce-0000000004");
        clock.now = NOW.plusSeconds(300);
        assertThat(identified(signed).clockMillis()).isEqualTo(-300_000);
        clock.now = NOW.plusMillis(300_001);
        refused(digestOf(NOW, "nonce-0000000005")).hasMessageStartingWith("RECEIVE-CLOCK");
        clock.now = NOW.minusMillis(300_001);
        refused(digestOf(NOW, "nonce-0000000006")).hasMessageStartingWith("RECEIVE-CLOCK");
    }

    private Asked digestOf(Instant time, String nonce) {
        Instant now = clock.now;
        clock.now = time;
        Asked asked = digest(nonce);
        clock.now = now;
        return asked;
    }

    @Test
    void nationalRequestRepeatsAsItIsAndIsNoOtherOne() {
        Asked push = national("demo-rid", SERVICE, secret(NATIONAL, "old"), "[]");

        Caller first = identified(push);
        Caller second = identified(push);

        assertThat(first.system()).isEqualTo(NATIONAL);
        assertThat(first.key()).isEqualTo("old");
        assertThat(first.repeatKey())
                .isEqualTo("gjgxjhpt_sign:" + push.national().sign());
        assertThat(second).isEqualTo(first);
        assertThat(second.repeatOnly()).isFalse();
        refused(asked(PATH, RESOURCE, null, push.national(), "[1]")).hasMessageStartingWith("RECEIVE-SIGNATURE-USED");
        refused(asked("/exchange/v1/whoami", null, null, push.national(), "[]"))
                .hasMessageStartingWith("RECEIVE-SIGNATURE-USED");
        start();
        assertThat(identified(push).repeatOnly())
                .as("after a restart it may have its receipt, and no effect")
                .isTrue();
    }

    @Test
    void nationalServiceStandsForItsResourceOnly() {
        Asked push = national("demo-rid", SERVICE, secret(NATIONAL, "new"), "[]");

        refused(asked("/exchange/v1/resources/other/records", "other", null, push.national(), "[]"))
                .hasMessageStartingWith("RECEIVE-SIGNATURE:")
                .hasMessageContaining("services");
    }

    @Test
    void secondStepSignsWithTheShortSecretOnly() {
        String key = secret(TWO_STEPS, "new");
        refused(national("other-rid", SERVICE, key, "[]")).hasMessageStartingWith("RECEIVE-SIGNATURE:");
        refused(national("other-rid", REFRESH, key, "[]")).as("a push").hasMessageStartingWith("RECEIVE-SIGNATURE:");
        clock.now = NOW.plusMillis(1);
        NationalHeaders ask = national("other-rid", REFRESH, key, "").national();

        Caller asking = identified(asked("/exchange/v1/secret", null, null, ask, ""));
        SigningSystems.Issued issued = systems.issue(asking, NOW.toEpochMilli());
        String secret = Seal.open(Signature.Sealing.SHA1PRNG, key, issued.secret());

        assertThat(asking.by()).isEqualTo(Caller.By.NATIONAL_REFRESH);
        assertThat(identified(national("other-rid", SERVICE, secret, "[]")).system())
                .isEqualTo(TWO_STEPS);
        start();
        clock.now = Instant.ofEpochMilli(issued.secretEndTime() - 1);
        assertThat(identified(national("other-rid", SERVICE, secret, "[]")).key())
                .as("after a restart")
                .isEqualTo("new");
        clock.now = Instant.ofEpochMilli(issued.secretEndTime());
        refused(national("other-rid", SERVICE, secret, "[]")).hasMessageStartingWith("RECEIVE-SIGNATURE:");
    }

    /** An unknown system, an ended or unknown key and a wrong secret are one answer. */
    @Test
    void strangersLearnNothing() {
        String wrong = "a secret that is wrong";
        DigestHeader unknown =
                new DigestHeader("no.such", "new", Long.toString(NOW.toEpochMilli()), "n".repeat(16), "");
        Asked bare = asked(PATH, RESOURCE, null, null, "[]");
        String known = message(digest("new", wrong, "nonce-0000000007", "[]"));

        assertThat(message(asked(PATH, RESOURCE, unknown.signed(wrong, bare).value(), null, "[]")))
                .isEqualTo(known);
        assertThat(message(digest("no-key", wrong, "nonce-0000000008", "[]"))).isEqualTo(known);
        assertThat(message(national("no-rid", SERVICE, wrong, "[]"))).isEqualTo(known);
        assertThat(message(national("demo-rid", "s_2", wrong, "[]"))).isEqualTo(known);
        assertThat(known).doesNotContain(SIGNER);
    }

    private String message(Asked asked) {
        try {
            identified(asked);
            throw new AssertionError("was identified");
        } catch (org.huitong.message.HuitongException e) {
            return e.getMessage();
        }
    }

    @Test
    void whoamiShowsWhatWasToBeSigned() {
        DigestHeader header =
                new DigestHeader(SIGNER, "new", Long.toString(NOW.toEpochMilli() + 7), "n".repeat(16), "");
        Asked bare = asked("/exchange/v1/whoami", null, null, null, "");
        Asked wrong =
                asked("/exchange/v1/whoami", null, header.signed("wrong", bare).value(), null, "");

        refused(wrong).hasMessageContaining("7 ms ahead").hasMessageEndingWith(": " + header.text(bare));
    }

    @Test
    void guessesAreSlowedDownAndNeighborsAreNot() {
        for (int i = 0; i < Throttle.AT_ONCE; i++) {
            refused(digest("new", "guess " + i, "nonce-000000010" + i, "[]"))
                    .hasMessageStartingWith("RECEIVE-SIGNATURE:");
        }

        refused(digest("nonce-0000000020")).as("not even the right one").hasMessageStartingWith("RECEIVE-THROTTLED");
        assertThat(identified(national("demo-rid", SERVICE, secret(NATIONAL, "new"), "[]"))
                        .system())
                .isEqualTo(NATIONAL);
        Asked right = digest("nonce-0000000021");
        Asked elsewhere = new Asked(
                right.method(),
                right.target(),
                right.resource(),
                "127.0.0.2",
                right.authorization(),
                right.national(),
                null,
                right.idempotencyKey(),
                right.contentType(),
                right.body());
        assertThat(identified(elsewhere).system()).isEqualTo(SIGNER);
    }

    @Test
    void throttleForgivesByAndBy() {
        Throttle throttle = new Throttle();
        for (int i = 0; i < 100; i++) {
            throttle.failed("peer", "name", 0);
        }

        assertThat(throttle.closed("peer", "name", 0)).isTrue();
        assertThat(throttle.closed("peer", "name", 100 * Throttle.MILLIS_EACH)).isFalse();
        throttle.passed("peer", "name");
        assertThat(throttle.closed("peer", "name", 0)).isFalse();
        for (int i = 0; i < 20_000; i++) {
            throttle.failed("peer" + i, "name", 0);
        }
        assertThat(throttle.closed("peer19999", "name", 0)).isFalse();
    }

    @Test
    void twoWaysAtOnceAreRefused() {
        Asked push = national("demo-rid", SERVICE, secret(NATIONAL, "new"), "[]");

        refused(asked(PATH, RESOURCE, "Bearer x", push.national(), "[]")).hasMessageContaining("Send one of them");
        refused(asked(PATH, RESOURCE, null, new NationalHeaders("demo-rid", null, null, null), "[]"))
                .hasMessageStartingWith("RECEIVE-SIGNATURE:");
        refused(asked(PATH, RESOURCE, DigestHeader.SCHEME + " nothing", null, "[]"))
                .hasMessageContaining("in this order");
    }
}
