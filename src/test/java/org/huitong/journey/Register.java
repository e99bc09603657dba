package org.huitong.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Files of the enterprise register, byte by byte as it writes them. */
final class Register {
    static final String SYSTEM = "market-regulation.enterprises";
    static final String RESOURCE = "enterprise-registration";
    static final String HALL = "government-service.hall." + RESOURCE;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private Register() {}

    /** A credit code of region 999999, which is nobody's, with the check character of GB 32100. */
    static String code(int number) {
        String body = "91999999MA" + String.format("%07d", number);
        int sum = IntStream.range(0, body.length())
                .map(i -> ALPHABET.indexOf(body.charAt(i)) * WEIGHTS[i])
                .sum();
        return body + ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** One line; the name's character 䶮 is in no GBK, 𬭎 takes four bytes. */
    static byte[] line(int number, String capital) {
        return line(code(number), "示例䶮𬭎第" + number + "有限公司", capital);
    }

    static byte[] line(String code, String name, String capital) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        column(line, code, 18);
        column(line, name, 80);
        column(line, "11", 2);
        column(line, "999999", 6);
        column(line, "古丽·买买提", 30);
        column(line, capital, 16);
        column(line, "20200229", 8);
        column(line, "99991231", 8);
        line.writeBytes("\r\n".getBytes(GB18030));
        return line.toByteArray();
    }

    private static void column(ByteArrayOutputStream line, String text, int bytes) {
        byte[] encoded = text.getBytes(GB18030);
        line.writeBytes(encoded);
        line.writeBytes(" ".repeat(bytes - encoded.length).getBytes(GB18030));
    }

    static byte[] file(List<byte[]> lines) {
        return file(lines, lines.size());
    }

    /** @param says what the trailer says it has */
    static byte[] file(List<byte[]> lines, int says) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("HDR20261124企业登记\r\n".getBytes(GB18030));
        lines.forEach(file::writeBytes);
        file.writeBytes(String.format("TRL%010d\r\n", says).getBytes(GB18030));
        return file.toByteArray();
    }

    static void put(Path folder, String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        Files.createFile(folder.resolve(name + ".ok"));
    }
}
