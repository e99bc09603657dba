package org.huitong.receive.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8StrictTest {
    private static int jdk(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
        return result.isError() ? in.position() : -1;
    }

    @Test
    void firstMalformedByteIsTheJdks() {
        Random random = new Random(20261125);
        byte[][] parts = {
            {'a'},
            "é".getBytes(StandardCharsets.UTF_8),
            "张".getBytes(StandardCharsets.UTF_8),
            "𬭎".getBytes(StandardCharsets.UTF_8),
            {(byte) 0xC0},
            {(byte) 0xE0},
            {(byte) 0xED},
            {(byte) 0xF0},
            {(byte) 0xF4},
            {(byte) 0x80},
            {(byte) 0x90},
            {(byte) 0xA0},
            {(byte) 0xBF}
        };
        for (int i = 0; i < 200_000; i++) {
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            for (int at = random.nextInt(6); at >= 0; at--) {
                bytes.writeBytes(parts[random.nextInt(parts.length)]);
            }
            assertThat(Utf8.firstMalformed(bytes.toByteArray())).isEqualTo(jdk(bytes.toByteArray()));
        }
    }

    @Test
    void everyStretchOfThreeBytesIsJudgedAsTheJdkJudgesIt() {
        for (int first = 0xC0; first < 0x100; first++) {
            for (int rest = 0; rest < 1 << 16; rest += 7) {
                byte[] bytes = {(byte) first, (byte) (rest >> 8), (byte) rest};
                assertThat(Utf8.firstMalformed(bytes)).isEqualTo(jdk(bytes));
            }
        }
    }
}
