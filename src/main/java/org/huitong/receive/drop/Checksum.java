package org.huitong.receive.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Compares a file with the checksum that its sender has written beside it. Immutable. */
final class Checksum {
    private static final int LONGEST = 4096;
    private static final int BUFFER = 64 << 10;
    /** By the last word of the second file's name. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

    private Checksum() {}

    /** The algorithm that an ending of a name stands for: {@code .md5}, {@code .sha256} and so on; null for none known. */
    static String algorithm(String ending) {
        return ALGORITHMS.get(ending.substring(ending.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Reads the file once more; false where it was stopped.
     *
     * @param beside the file with the checksum, as md5sum and its like write it, or the bare digits
     * @throws HuitongException RECEIVE_MALFORMED where they differ, or where there is no checksum in it
     */
    static boolean holds(Arrival arrival, Path beside, String ending, BooleanSupplier stopping) throws IOException {
        MessageDigest digest = digest(algorithm(ending));
        String said = beside == null ? null : said(beside, digest.getDigestLength());
        if (said == null) {
            throw refuse("the file beside it that should hold its checksum holds none");
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = arrival.open()) {
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                digest.update(buffer, 0, some);
                if (stopping.getAsBoolean()) {
                    return false;
                }
            }
        }
        if (!said.equalsIgnoreCase(HexFormat.of().formatHex(digest.digest()))) {
            throw refuse("its checksum is another than the one beside it: it was damaged or changed on its way");
        }
        return true;
    }

    private static String said(Path beside, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(beside, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(LONGEST), java.nio.charset.StandardCharsets.ISO_8859_1);
            Matcher digits = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{" + 2 * bytes + "}(?![0-9A-Za-z])")
                    .matcher(text);
            return digits.find() ? digits.group() : null;
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no " + algorithm + ". Use another one.", e);
        }
    }

    private static HuitongException refuse(String why) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "taking in a file failed: " + why + ". Nothing was kept. Hand both over again.");
    }
}
