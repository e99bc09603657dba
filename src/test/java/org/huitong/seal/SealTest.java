package org.huitong.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealTest {
    private static final byte[] OLD = key(1);
    private static final byte[] NEW = key(2);

    private static byte[] key(int n) {
        byte[] key = new byte[SealKey.BYTES];
        Arrays.fill(key, (byte) n);
        return key;
    }

    static Stream<String> texts() {
        return Stream.of(
                "",
                "{\"name\":\"欧阳㛃\"}",
                "sealed:",
                "sealed:00000000:AAAA",
                "plain:",
                "plain:sealed:",
                "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsClosedOpensAsItWas(String text) {
        for (Seal seal : List.of(Seal.NONE, Seal.of(List.of(NEW)))) {
            assertThat(seal.open(seal.close(text, "r1"), "r1")).isEqualTo(text);
            assertThat(seal.close(text, "r1").contains(text))
                    .isEqualTo(seal == Seal.NONE || seal.mark().contains(text));
        }
    }

    @Test
    void closedTextsGiveNothingAwayButTheirLength() {
        Seal seal = Seal.of(List.of(NEW));

        assertThat(seal.close("王", "r1")).startsWith(seal.mark()).isNotEqualTo(seal.close("王", "r1"));
        assertThat(seal.close((String) null, "r1")).isNull();
        assertThat(seal.open((String) null, "r1")).isNull();
    }

    @Test
    void whatAnEarlierKeyHasClosedAndWhatWasNeverClosedIsOpened() {
        String before = Seal.of(List.of(OLD)).close("王", "r1");
        Seal seal = Seal.of(List.of(NEW, OLD));

        assertThat(seal.open(before, "r1")).isEqualTo("王");
        assertThat(before).doesNotStartWith(seal.mark());
        assertThat(seal.open("{}", "r1")).isEqualTo("{}");
        assertThat(seal.closes()).isEqualTo(Seal.of(List.of(NEW)).closes());
    }

    @Test
    void missingKeyIsNamed() {
        String before = Seal.of(List.of(OLD)).close("王", "r1");
        String name = Seal.of(List.of(OLD)).closes().orElseThrow();

        for (Seal seal : List.of(Seal.NONE, Seal.of(List.of(NEW)))) {
            refused(() -> seal.open(before, "r1"), name);
        }
    }

    @Test
    void nothingThatWasChangedOrMovedOpens() {
        Seal seal = Seal.of(List.of(NEW));
        String closed = seal.close("{\"name\":\"王\"}", "r1");
        refused(() -> seal.open(closed, "r2"), "not what was closed");
        byte[] bytes = Base64.getDecoder().decode(closed.substring(seal.mark().length()));
        Random random = new Random();
        for (int i = 0; i < 200; i++) {
            byte[] other = bytes.clone();
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
            refused(() -> seal.open(other, "r1"), "");
            refused(() -> seal.open(Arrays.copyOf(bytes, random.nextInt(bytes.length)), "r1"), "");
        }
        refused(() -> seal.open(closed.substring(0, closed.length() - 3) + "***", "r1"), "not what was closed");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable open, String said) {
        assertThatThrownBy(open)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_SEALED))
                .hasMessageContaining(said);
    }
}
