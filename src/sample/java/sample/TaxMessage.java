package sample;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One message of the taxpayer register.
 *
 * @param atMillis when, in milliseconds since the script began
 * @param serial equal for a message and its repeat
 * @param asText whether it goes as text, not as bytes
 * @param lines one at least
 * @param repeat true where the same message came before
 * @param empty true where its body was lost on the way
 */
public record TaxMessage(
        long atMillis, String serial, boolean asText, List<Taxpayer> lines, boolean repeat, boolean empty) {
    /** Name of the property that holds the serial number. */
    public static final String SERIAL = "LSH";

    private static final Charset CHARSET = Charset.forName("GBK");

    public TaxMessage {
        lines = List.copyOf(lines);
    }

    public String text() {
        return lines.stream().map(line -> line.line() + "\r\n").collect(Collectors.joining());
    }

    /** In GBK. */
    public byte[] bytes() {
        return empty ? new byte[0] : text().getBytes(CHARSET);
    }

    TaxMessage repeatedAt(long millis) {
        return new TaxMessage(millis, serial, asText, lines, true, empty);
    }
}
