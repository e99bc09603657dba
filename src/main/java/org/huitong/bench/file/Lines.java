package org.huitong.bench.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The enterprise register's file at any size: every record has its number in its credit code. Keeps one line. */
final class Lines {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] WIDTHS = {18, 80, 2, 6, 30, 16, 8, 8};
    private static final int BUFFER = 1 << 20;
    /** Of the credit code: nine digits, as many as an organization code has characters. */
    private static final int NUMBER_AT = 8;

    private static final int DIGITS = 9;
    private static final int CHECK_AT = NUMBER_AT + DIGITS;

    private final byte[] line = line();
    private final int head = headSum();

    private Lines() {}

    private static byte[] line() {
        String[] texts = {
            "91999999", "示例䶮𬭎酒店管理有限公司梧桐路第一分公司", "11", "999999", "古丽·买买提", "1000.50", "20200229", "99991231"
        };
        byte[] line = new byte[Arrays.stream(WIDTHS).sum() + 1];
        Arrays.fill(line, (byte) ' ');
        int at = 0;
        for (int i = 0; i < texts.length; i++) {
            byte[] text = texts[i].getBytes(GB18030);
            System.arraycopy(text, 0, line, at, text.length);
            at += WIDTHS[i];
        }
        line[at] = '\n';
        return line;
    }

    private int headSum() {
        int sum = 0;
        for (int i = 0; i < NUMBER_AT; i++) {
            sum += (line[i] - '0') * WEIGHTS[i];
        }
        return sum;
    }

    /** Writes a file of at least so many bytes; the number of its records, which begin with 0. */
    static long write(Path file, long bytes) throws IOException {
        Lines lines = new Lines();
        long records = bytes / lines.line.length;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            out.write("HDR压测\n".getBytes(GB18030));
            for (long number = 0; number < records; number++) {
                out.write(lines.of(number));
            }
            out.write(String.format(Locale.ROOT, "TRL%010d\n", records).getBytes(GB18030));
        }
        return records;
    }

    private byte[] of(long number) {
        int sum = head;
        long left = number;
        for (int i = CHECK_AT - 1; i >= NUMBER_AT; i--) {
            int digit = (int) (left % 10);
            left /= 10;
            line[i] = (byte) ('0' + digit);
            sum += digit * WEIGHTS[i];
        }
        line[CHECK_AT] = (byte) ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
        return line;
    }

    /** The number in a credit code that begins there. */
    static int number(byte[] code, int from) {
        int number = 0;
        for (int i = from + NUMBER_AT; i < from + CHECK_AT; i++) {
            number = number * 10 + code[i] - '0';
        }
        return number;
    }
}
