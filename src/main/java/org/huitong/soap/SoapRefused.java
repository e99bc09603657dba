package org.huitong.soap;

import java.io.IOException;

/** A far end that answered, and not with what was asked for. Its text holds nothing that the far end wrote freely. */
public final class SoapRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final String word;

    /** @param word what it was: {@code http 404}, {@code soap Client}, {@code soap refused} … */
    SoapRefused(String word) {
        super("the service answered " + word);
        this.word = word;
    }

    /** It answered in good order that it does not take this record. */
    public static SoapRefused record() {
        return new SoapRefused("soap refused");
    }

    /** By which a class of trouble is found. */
    public String word() {
        return word;
    }
}
