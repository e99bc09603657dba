package org.huitong;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * A setting that says where a secret is, not what it is.
 *
 * @param key of the setting
 * @param value {@code {{env:NAME}}}, {@code {{file:/path}}}, or empty for no secret
 */
record SecretReference(String key, String value) {
    static final String CURE = "Write {{env:NAME}} or {{file:/path}}, or leave it empty for none";
    private static final Pattern FORM = Pattern.compile("\\{\\{(env|file):([^{}:]+):?}}");

    /** The secret; throws CONFIG-INVALID where the setting is no reference, or leads nowhere. Never quotes the value. */
    String read() {
        if (value.isBlank()) {
            return "";
        }
        Matcher form = FORM.matcher(value.strip());
        if (!form.matches()) {
            throw wrong("does not say where the secret is");
        }
        return form.group(1).equals("env") ? fromEnvironment(form.group(2)) : fromFile(form.group(2));
    }

    /** Whether it says where the secret is, or that there is none. */
    boolean wellFormed() {
        return value.isBlank() || FORM.matcher(value.strip()).matches();
    }

    private String fromEnvironment(String name) {
        String secret = System.getenv(name);
        if (secret == null || secret.isEmpty()) {
            throw wrong("names the variable " + name + ", which is not set");
        }
        return secret;
    }

    private String fromFile(String path) {
        try {
            return Files.readString(Path.of(path), StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw wrong("names the file " + path + ", which cannot be read");
        }
    }

    private HuitongException wrong(String what) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID, key + " in config/application.properties " + what + ". " + CURE + ".");
    }
}
