package sample;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is wrong on purpose in what the taxpayer register sends, and what must become of it. */
public enum TaxDefect {
    NONE(false, "nothing is wrong"),

    PADDED(false, "number and name are padded with blanks"),
    FULL_WIDTH_AMOUNT(false, "the amount is typed in full width"),
    SMALL_LETTERS(false, "the number is in small letters"),
    OTHER_WORD_FOR_STATE(false, "非正常户 stands for 非正常"),

    WRONG_CHECK_CHARACTER(true, "the number's check character is wrong"),
    UNKNOWN_STATE(true, "the state is a word that nobody defined"),
    WORDS_FOR_AN_AMOUNT(true, "the arrears are not a number"),
    NOTHING_FOR_A_NAME(true, "the name is 无");

    private final boolean fatal;
    private final String what;

    TaxDefect(boolean fatal, String what) {
        this.fatal = fatal;
        this.what = what;
    }

    public String what() {
        return what;
    }

    /** True where the line must be parked. */
    public boolean fatal() {
        return fatal;
    }

    static List<TaxDefect> planted() {
        return Stream.of(values()).filter(kind -> kind != NONE).toList();
    }
}
