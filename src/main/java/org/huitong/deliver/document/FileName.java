package org.huitong.deliver.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * How files are named. The same records again have the same name, so that a repeat replaces the file; other records have
 * another, so that nothing is replaced that is not repeated. Immutable.
 */
public final class FileName {
    private static final String RESOURCE = "{resource}";
    private static final String ID = "{id}";
    private static final Pattern SOUND = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");
    private static final int DIGITS = 20;

    private final String pattern;

    /** @throws HuitongException CONFIG_INVALID for a pattern by which files would replace others */
    public FileName(String pattern) {
        this.pattern = pattern;
        String shown = pattern.replace(RESOURCE, "r").replace(ID, "i");
        if (!pattern.contains(ID) || !SOUND.matcher(shown).matches()) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "files cannot be named \"" + pattern + "\". Give a name of letters, digits, dots and dashes with "
                            + ID + " in it, and " + RESOURCE + " where it is wanted.");
        }
    }

    /** @param records as {@link Form#of} takes them */
    public String of(List<Map<String, Object>> records) {
        MessageDigest digest = sha256();
        for (Map<String, Object> record : records) {
            digest.update((record.get("id") + "." + record.get("revision") + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String id =
                records.size() + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        return of(String.valueOf(records.get(0).get("resource")), id);
    }

    String of(String resource, String id) {
        return pattern.replace(RESOURCE, resource).replace(ID, id);
    }

    /** The line that sha256sum writes of a file, and checks. */
    public static byte[] digest(String name, byte[] bytes) {
        return line(name, sha256().digest(bytes));
    }

    /** Of a file that no memory need hold. */
    static byte[] digest(String name, InputStream in) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
            digest.update(buffer, 0, some);
        }
        return line(name, digest.digest());
    }

    private static byte[] line(String name, byte[] digest) {
        return (HexFormat.of().formatHex(digest) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no SHA-256. Use another one.", e);
        }
    }
}
