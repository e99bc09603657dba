package org.huitong.operate.cli;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts people see, in their language. Immutable, thread-safe. */
public final class Texts {
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

    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
