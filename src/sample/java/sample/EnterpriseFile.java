package sample;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

/**
 * What the enterprise register leaves in its folder one night.
 *
 * @param atMillis when, in milliseconds since the script began
 * @param name of the file
 * @param lines in the order of the file
 * @param cut true where lines were lost on the way, so that the count in the last line is wrong
 */
public record EnterpriseFile(long atMillis, String name, List<Enterprise> lines, boolean cut) {
    /** The name of the file that says that the first is finished ends so. */
    public static final String MARKER = ".ok";

    public EnterpriseFile {
        lines = List.copyOf(lines);
    }

    /** In GB 18030. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("HDR企业登记\r\n".getBytes(Enterprise.CHARSET));
        lines.forEach(line -> file.writeBytes(line.line()));
        int says = lines.size() + (cut ? 1 : 0);
        file.writeBytes(String.format(Locale.ROOT, "TRL%010d\r\n", says).getBytes(Enterprise.CHARSET));
        return file.toByteArray();
    }
}
