package sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One registration of a marriage or of a divorce, which is about two people.
 *
 * @param kind 1 marriage, 2 divorce
 * @param number of the certificate
 * @param changed grows from one registration to the next
 * @param parties two
 */
public record Registration(String kind, String number, LocalDate on, LocalDateTime changed, List<Party> parties) {
    static final String MARRIAGE = "1";
    static final String DIVORCE = "2";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final String NUMERALS = "〇一二三四五六七八九";

    /**
     * One of the two.
     *
     * @param status of GB/T 2261.2, after the registration
     */
    public record Party(Person person, String status, MarriageDefect defect) {
        Party with(MarriageDefect other) {
            return new Party(person, status, other);
        }

        private String xml() {
            boolean padded = defect == MarriageDefect.FULL_WIDTH_SPACE;
            return "<DSR XB=\"" + sex() + "\"><XM>" + name() + (padded ? "\u3000" : "") + "</XM><GMSFHM>" + id()
                    + (padded ? "\u3000" : "") + "</GMSFHM><HYZK>" + statusWord() + "</HYZK></DSR>";
        }

        private String sex() {
            return person.sex().equals("1") == (defect != MarriageDefect.SEX_AGAINST_ID) ? "男" : "女";
        }

        private String name() {
            return switch (defect) {
                case OTHER_DOT -> person.name().replace('·', '・');
                case LOST_CHARACTER -> person.name().substring(0, 1) + "?";
                default -> person.name();
            };
        }

        private String id() {
            return switch (defect) {
                case FIFTEEN_DIGIT_ID -> IdNumbers.spelled(person.citizenId(), DefectKind.FIFTEEN_DIGIT_ID);
                case WRONG_CHECK_CHARACTER -> IdNumbers.spelled(person.citizenId(), DefectKind.WRONG_CHECK_CHARACTER);
                default -> person.citizenId();
            };
        }

        private String statusWord() {
            return switch (defect == MarriageDefect.UNKNOWN_STATUS ? "" : status) {
                case "21" -> "初婚";
                case "22" -> "再婚";
                case "40" -> "离婚";
                default -> "其他";
            };
        }
    }

    public Registration {
        parties = List.copyOf(parties);
    }

    Registration with(MarriageDefect defect, int party) {
        List<Party> spoilt = List.of(
                party == 0 || defect.ofBoth() ? parties.get(0).with(defect) : parties.get(0),
                party == 1 || defect.ofBoth() ? parties.get(1).with(defect) : parties.get(1));
        return new Registration(kind, number, on, changed, spoilt);
    }

    Registration at(int place, int of) {
        LocalDate day = LocalDate.of(2026, 1, 5).plusDays(300L * place / of);
        String letter = kind.equals(MARRIAGE) ? "J" : "L";
        String certificate = String.format(Locale.ROOT, "%s999999-2026-%06d", letter, place + 1);
        return new Registration(kind, certificate, day, day.atTime(9, 0).plusSeconds(place), parties);
    }

    /** As the registry writes it. */
    String xml() {
        return "<RECORD><YWLB>" + (kind.equals(MARRIAGE) ? "结婚登记" : "离婚登记") + "</YWLB><ZSBH>" + number + "</ZSBH><DJRQ>"
                + date() + "</DJRQ><DJJG>示例市民政局婚姻登记处</DJJG><GXSJ>" + SECONDS.format(changed) + "</GXSJ>"
                + parties.get(0).xml() + parties.get(1).xml() + "</RECORD>\n";
    }

    private String date() {
        return switch (parties.get(0).defect()) {
            case IMPOSSIBLE_DATE -> "2026年2月30日";
            case DATE_IN_NUMERALS ->
                digits(on.getYear()) + "年" + count(on.getMonthValue()) + "月" + count(on.getDayOfMonth()) + "日";
            default -> on.getYear() + "年" + on.getMonthValue() + "月" + on.getDayOfMonth() + "日";
        };
    }

    private static String digits(int year) {
        StringBuilder text = new StringBuilder();
        Integer.toString(year).chars().forEach(digit -> text.append(NUMERALS.charAt(digit - '0')));
        return text.toString();
    }

    /** From 1 to 31, as it is spoken. */
    private static String count(int number) {
        String tens = number < 10 ? "" : number < 20 ? "十" : NUMERALS.charAt(number / 10) + "十";
        return tens + (number % 10 == 0 ? "" : NUMERALS.charAt(number % 10));
    }
}
