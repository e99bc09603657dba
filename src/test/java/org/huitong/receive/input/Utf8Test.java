package org.huitong.receive.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time see what one at a time sees. */
class Utf8Test {
    private static final int LONGEST = 40;

    @Property(tries = 5000)
    void glanceSeesWhatIsThere(@ForAll @Size(max = LONGEST) byte[] bytes) {
        require(bytes);
    }

    /** At every place of every length, beside every value: carries from one byte to the next are what goes wrong. */
    @Test
    void glanceSeesEveryByteAtEveryPlace() {
        for (int length = 1; length <= 2 * Long.BYTES + 1; length++) {
            for (int at = 0; at < length; at++) {
                for (int value = 0; value < 1 << Byte.SIZE; value++) {
                    byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                    bytes[at] = (byte) value;
                    require(bytes);
                    if (at + 1 < length) {
                        bytes[at + 1] = (byte) (value + 1);
                        require(bytes);
                    }
                }
            }
        }
    }

    private static void require(byte[] bytes) {
        boolean beyond = false;
        boolean nul = false;
        for (byte b : bytes) {
            beyond |= b < 0;
            nul |= b == 0;
        }
        assertEquals(new Utf8.Glance(beyond, nul), Utf8.glance(bytes));
        for (int from = 0; from <= bytes.length; from++) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            assertEquals(end, Utf8.lineEnd(bytes, from));
        }
    }
}
