package sample;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An invented enterprise as the register knows it on one night, and what is wrong with its line.
 *
 * @param creditCode valid, of region 999999, so that it is nobody's
 * @param type directory code 1 to 4
 * @param capital in units of 10,000 yuan
 * @param validTo null for one that has no end
 */
public record Enterprise(
        String creditCode,
        String name,
        String type,
        String legalPerson,
        BigDecimal capital,
        LocalDate established,
        LocalDate validTo,
        Defect defect) {

    static final Charset CHARSET = Charset.forName("GB18030");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String[] REGISTER_TYPES = {"11", "12", "50", "60"};
    private static final int WAN = 4;

    /** What is wrong on purpose. */
    public enum Defect {
        NONE(false),
        SMALL_LETTERS(false),
        UNIT_IN_CAPITAL(false),
        WRONG_CHECK_CHARACTER(true),
        UNKNOWN_TYPE(true),
        TWICE_IN_THE_FILE(true);

        private final boolean fatal;

        Defect(boolean fatal) {
            this.fatal = fatal;
        }

        /** True where the line must be parked. */
        public boolean fatal() {
            return fatal;
        }
    }

    /** @param number the enterprise's own */
    static String code(int number) {
        String body = "9" + (1 + number % 3) + "999999MA" + String.format(Locale.ROOT, "%07d", number);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * WEIGHTS[i];
        }
        return body + ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
    }

    Enterprise with(Defect other) {
        return new Enterprise(creditCode, name, type, legalPerson, capital, established, validTo, other);
    }

    Enterprise withCapital(BigDecimal other) {
        return new Enterprise(creditCode, name, type, legalPerson, other, established, validTo, Defect.NONE);
    }

    /** Columns of fixed width, counted in bytes. */
    byte[] line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        column(line, writtenCode(), 18);
        column(line, name, 80);
        column(line, defect == Defect.UNKNOWN_TYPE ? "99" : REGISTER_TYPES[Integer.parseInt(type) - 1], 2);
        column(line, "999999", 6);
        column(line, legalPerson, 30);
        column(line, defect == Defect.UNIT_IN_CAPITAL ? capital + "万元" : capital.toString(), 16);
        column(line, DateTimeFormatter.BASIC_ISO_DATE.format(established), 8);
        column(line, validTo == null ? "99991231" : DateTimeFormatter.BASIC_ISO_DATE.format(validTo), 8);
        line.writeBytes("\r\n".getBytes(CHARSET));
        return line.toByteArray();
    }

    private String writtenCode() {
        return switch (defect) {
            case WRONG_CHECK_CHARACTER -> {
                char right = creditCode.charAt(creditCode.length() - 1);
                yield creditCode.substring(0, creditCode.length() - 1) + (right == '0' ? '1' : '0');
            }
            case SMALL_LETTERS -> creditCode.toLowerCase(Locale.ROOT);
            default -> creditCode;
        };
    }

    private static void column(ByteArrayOutputStream line, String text, int bytes) {
        byte[] encoded = text.getBytes(CHARSET);
        line.writeBytes(encoded);
        for (int i = encoded.length; i < bytes; i++) {
            line.write(' ');
        }
    }

    /** The open items as the open-data site must hold them. */
    Map<String, String> atTheOpenSite() {
        return Map.of("creditCode", creditCode, "name", name, "type", type, "established", established.toString());
    }

    /** The granted items as the hall must hold them. */
    Map<String, String> atTheHall() {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("creditCode", creditCode);
        items.put("name", name);
        items.put("type", type);
        items.put("legalPerson", legalPerson);
        items.put("capital", capital.movePointRight(WAN).toPlainString());
        items.put("validTo", validTo == null ? "9999-12-31" : validTo.toString());
        return items;
    }
}
