package org.huitong.operate.cli;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts people see, in their language. */
final class Texts {
    private final ResourceBundle bundle;

    Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** Numbers are written plainly: a row number with a thousands separator could not be typed back. */
    String of(String key, Object... values) {
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
