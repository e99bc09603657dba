package sample;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An invented taxpayer at one moment, and what is wrong with the line that tells of it.
 *
 * @param number credit code, valid, of region 999999
 * @param status directory code 1 to 4
 * @param level of credit; null where nobody has given it one
 * @param paid this year, in yuan
 * @param arrears null for none
 * @param changed grows from one line to the next
 */
public record Taxpayer(
        String number,
        String name,
        String status,
        String level,
        BigDecimal paid,
        BigDecimal arrears,
        LocalDateTime changed,
        TaxDefect defect) {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final String[] WORDS = {"正常", "停业", "非正常", "注销"};
    private static final String NOTHING = "无";

    Taxpayer with(TaxDefect other) {
        return new Taxpayer(number, name, status, level, paid, arrears, changed, other);
    }

    Taxpayer at(LocalDateTime when) {
        return new Taxpayer(number, name, status, level, paid, arrears, when, defect);
    }

    /** As the register writes it, without the end of the line. */
    String line() {
        return String.join(
                ",",
                writtenNumber(),
                writtenName(),
                writtenState(),
                level == null ? NOTHING : level,
                amount(paid),
                defect == TaxDefect.WORDS_FOR_AN_AMOUNT ? "若干" : amount(arrears),
                SECONDS.format(changed));
    }

    private String writtenNumber() {
        return switch (defect) {
            case PADDED -> "  " + number + " ";
            case SMALL_LETTERS -> number.toLowerCase(Locale.ROOT);
            case WRONG_CHECK_CHARACTER -> {
                char right = number.charAt(number.length() - 1);
                yield number.substring(0, number.length() - 1) + (right == '0' ? '1' : '0');
            }
            default -> number;
        };
    }

    private String writtenName() {
        return switch (defect) {
            case PADDED -> name + "\u3000";
            case NOTHING_FOR_A_NAME -> NOTHING;
            default -> name;
        };
    }

    private String writtenState() {
        return switch (defect) {
            case UNKNOWN_STATE -> "筹建";
            case OTHER_WORD_FOR_STATE -> "非正常户";
            default -> WORDS[Integer.parseInt(status) - 1];
        };
    }

    /** With thousands separators, so that the cell stands in quotes. */
    private String amount(BigDecimal value) {
        if (value == null) {
            return NOTHING;
        }
        String text = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        return '"' + (defect == TaxDefect.FULL_WIDTH_AMOUNT ? IdNumbers.wide(text) : text) + '"';
    }

    /** The granted items as the hall must hold them. */
    Map<String, String> atTheHall() {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("taxpayerId", number);
        items.put("name", name);
        items.put("status", status);
        if (level != null) {
            items.put("creditLevel", level);
        }
        if (arrears != null) {
            items.put("arrears", arrears.toPlainString());
        }
        return items;
    }
}
