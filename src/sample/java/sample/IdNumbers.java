package sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** GB 11643-1999 numbers and the ways in which a legacy system spells them. */
final class IdNumbers {
    static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    static final String NOBODYS_REGION = "999999";
    private static final String CHECK = "10X98765432";
    private static final int LENGTH = 18;
    private static final int WIDE = '０' - '0';

    private IdNumbers() {}

    static String of(String region, LocalDate birth, int sequence) {
        String head = region + BASIC.format(birth) + String.format(Locale.ROOT, "%03d", sequence);
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            sum += (head.charAt(i) - '0') * ((1 << (LENGTH - 1 - i)) % CHECK.length());
        }
        return head + CHECK.charAt(sum % CHECK.length());
    }

    /** Only numbers of the 20th century had the short form. */
    static boolean hasShortForm(String id) {
        return id.startsWith("19", NOBODYS_REGION.length());
    }

    /** The id as a chimney with this defect spells it. */
    static String spelled(String id, DefectKind defect) {
        return switch (defect) {
            case FIFTEEN_DIGIT_ID -> id.substring(0, 6) + id.substring(8, 17);
            case FULL_WIDTH_ID -> wide(id);
            case FULL_WIDTH_SPACE -> id + "\u3000";
            case LOWER_CASE_X -> id.toLowerCase(Locale.ROOT);
            case SCIENTIFIC_ID -> id.charAt(0) + "." + id.substring(1, 6) + "E+17";
            case WRONG_CHECK_CHARACTER -> {
                char right = id.charAt(LENGTH - 1);
                yield id.substring(0, LENGTH - 1) + CHECK.charAt((CHECK.indexOf(right) + 1) % CHECK.length());
            }
            default -> id;
        };
    }

    static String wide(String ascii) {
        StringBuilder wide = new StringBuilder();
        ascii.chars().forEach(c -> wide.append((char) (c + WIDE)));
        return wide.toString();
    }
}
