package sample;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the social-insurance system says about one person, in its own words.
 *
 * @param person who, as that system knows the person
 * @param insurance the truth
 * @param defect what is wrong with the record
 * @param json the record as written, one line
 */
public record InsuranceRecord(Person person, Insurance insurance, DefectKind defect, String json) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final String[] WORDS = {"参保", "暂停", "终止"};

    /**
     * The truth about one person's insurance.
     *
     * @param status 1 insured, 2 suspended, 3 ended
     * @param baseAmount whole yuan
     */
    public record Insurance(String unitName, String status, int baseAmount, int paidMonths, YearMonth lastPaidMonth) {}

    static InsuranceRecord written(Person person, Insurance insurance, DefectKind defect) {
        StringBuilder json = new StringBuilder("{");
        text(json, "GMSFHM", IdNumbers.spelled(person.citizenId(), defect));
        if (defect != DefectKind.MISSING_NAME) {
            text(json, "XM", defect == DefectKind.FULL_WIDTH_SPACE ? person.name() + "\u3000" : person.name());
        }
        text(json, "DWMC", insurance.unitName());
        text(json, "CBZT", status(insurance, defect));
        json.append("\"JFJS\":").append(amount(insurance, defect)).append(',');
        json.append("\"LJYS\":").append(months(insurance, defect)).append(',');
        text(json, "ZHJFNY", defect == DefectKind.MONTH_THIRTEEN ? "202613" : MONTH.format(insurance.lastPaidMonth()));
        json.setCharAt(json.length() - 1, '}');
        return new InsuranceRecord(person, insurance, defect, json.toString());
    }

    private static String status(Insurance insurance, DefectKind defect) {
        return switch (defect) {
            case STATUS_AS_WORD -> WORDS[insurance.status().charAt(0) - '1'];
            case UNKNOWN_CODE -> "8";
            default -> insurance.status();
        };
    }

    private static String amount(Insurance insurance, DefectKind defect) {
        return switch (defect) {
            case THOUSANDS_SEPARATORS -> String.format(Locale.ROOT, "\"%,d.00\"", insurance.baseAmount());
            case NUMBER_AS_STRING -> "\"" + insurance.baseAmount() + ".00\"";
            default -> insurance.baseAmount() + ".00";
        };
    }

    private static String months(Insurance insurance, DefectKind defect) {
        return switch (defect) {
            case WORDS_FOR_A_NUMBER -> "\"三年\"";
            case NUMBER_AS_STRING -> "\"" + insurance.paidMonths() + "\"";
            default -> Integer.toString(insurance.paidMonths());
        };
    }

    // No value of the sample holds a quote, a backslash or a control character.
    private static void text(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"").append(value).append("\",");
    }
}
