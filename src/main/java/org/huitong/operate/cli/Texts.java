package org.huitong.operate.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huitong.message.CodeWords;
import org.huitong.words.Sentences;

/** The texts people see, in their language. Immutable, thread-safe. */
public final class Texts {
    private static final Pattern CODE = Pattern.compile("([A-Z]+(?:-[A-Z]+)*): ");

    private final ResourceBundle bundle;

    public Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The text of a key that must be there. Numbers are written plainly: a row number with a thousands separator could not
     * be typed back.
     */
    public String of(String key, Object... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = String.valueOf(values[i]);
        }
        return MessageFormat.format(bundle.getString(key), plain);
    }

    /** What a code means and what cures it, as one line; empty in English, in which the gateway itself tells both. */
    public Optional<String> about(String code) {
        if (!bundle.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage())) {
            return Optional.empty();
        }
        CodeWords words = words();
        return words.meaning(code).flatMap(meaning -> words.cure(code).map(cure -> of("code.about", meaning, cure)));
    }

    /** The same, behind the code. */
    Optional<String> told(String code) {
        return about(code).map(about -> of("code.said", code, about));
    }

    /** A text that may begin with a code, in this language; what the code means goes before it. */
    public String explained(String text) {
        String said = text.lines().map(this::said).collect(Collectors.joining(System.lineSeparator()));
        Matcher start = CODE.matcher(text);
        if (!start.lookingAt()) {
            return said;
        }
        return told(start.group(1))
                .map(told -> told + System.lineSeparator() + said)
                .orElse(said);
    }

    /** What the gateway says in English, in this language; null stays null. */
    public String said(String english) {
        return Sentences.of(bundle.getLocale()).say(english);
    }

    /** The words of codes in the language of these texts. */
    public CodeWords words() {
        return CodeWords.of(bundle.getLocale());
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
