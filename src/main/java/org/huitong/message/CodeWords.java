package org.huitong.message;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What a code means and what cures it, in English or Chinese: the codes of {@link ErrorCode} and those that {@code check}
 * finds. Both as in {@code docs/errors.md}, without a full stop. Immutable, thread-safe.
 */
public final class CodeWords {
    private static final String BUNDLE = "org.huitong.message.errors";
    /** What a browser sends is a third of it; a longer list is not worth the time of a stranger's request. */
    private static final int MOST_ACCEPTED = 200;

    private final ResourceBundle bundle;

    private CodeWords(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** In the language of the locale; English where it is neither. */
    public static CodeWords of(Locale locale) {
        return new CodeWords(
                ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }

    /** Whether who sends this {@code Accept-Language} would rather have Chinese than English; null is nobody. */
    static boolean chinese(String accepted) {
        if (accepted == null || accepted.length() > MOST_ACCEPTED) {
            return false;
        }
        try {
            List<Locale> ours = List.of(Locale.ENGLISH, Locale.CHINESE);
            return Locale.CHINESE.equals(Locale.lookup(LanguageRange.parse(accepted), ours));
        } catch (IllegalArgumentException unreadable) {
            // A wrong list of languages is no reason to hide what went wrong.
            return false;
        }
    }

    /** Empty where there is no such code. */
    public Optional<String> meaning(String code) {
        return line(code + ".meaning");
    }

    /** Empty where there is no such code. */
    public Optional<String> cure(String code) {
        return line(code + ".cure");
    }

    private Optional<String> line(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
