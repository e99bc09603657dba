package org.huitong.codes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The publisher's file, read whole and strictly.
 *
 * @param name without folders
 * @param sha256 of its bytes, in hex
 * @param text without a byte order mark; what follows bytes of another charset is left out
 */
record SourceFile(String name, String sha256, String text) {
    private static final long MAX_BYTES = 16 << 20;
    private static final String MARK = "\uFEFF";

    /** @throws HuitongException OPERATE_INVALID where it cannot be read or is over 16 MiB */
    static SourceFile read(Path file, Charset charset, Complaints complaints) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw unreadable(file, "it is over 16 MiB. Cut it, or leave out columns", null);
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = decoded(bytes, charset, complaints);
            return new SourceFile(
                    file.getFileName().toString(), sha256(bytes), text.startsWith(MARK) ? text.substring(1) : text);
        } catch (IOException e) {
            throw unreadable(file, "it cannot be read. Check its name and that you may read it", e);
        }
    }

    private static HuitongException unreadable(Path file, String why, IOException cause) {
        return new HuitongException(
                ErrorCode.OPERATE_INVALID, "importing codes from " + file + " failed: " + why + ".", cause);
    }

    private static String decoded(byte[] bytes, Charset charset, Complaints complaints) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            complaints.add(
                    text.chars().filter(c -> c == '\n').count() + 1,
                    "the bytes here are not of " + charset.name(),
                    "Name the charset of the file, e.g. --charset GB18030");
        }
        return text;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
