package org.huitong;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The lines of {@code config/application.properties}, each read as what it has to be. What is wrong with one is a refusal
 * that names key, value and cure; all of them are kept for {@code check}. Not thread-safe where something is wrong.
 */
final class Values {
    private final Path home;
    private final Properties lines = new Properties();
    private final Set<Mistake> mistakes = new LinkedHashSet<>();

    private Values(Path home) {
        this.home = home;
    }

    /**
     * @param home absolute
     * @param overrides win over the file
     * @throws HuitongException CONFIG-INVALID where the file cannot be read
     */
    static Values read(Path home, Map<String, String> overrides) {
        Values values = new Values(home);
        Path file = values.home.resolve("config/application.properties");
        if (!Files.isRegularFile(file)) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "starting on " + values.home + " failed: there is no " + file
                            + ". Give the home of an installation with --home DIR.");
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "reading " + file + " failed: " + e.getMessage() + ". Save it as UTF-8, in the form key=value.",
                    e);
        }
        values.lines.putAll(overrides);
        values.lines.setProperty("huitong.home", values.home.toString());
        return values;
    }

    Path home() {
        return home;
    }

    /** Throws CONFIG-INVALID naming key, value and what is allowed. */
    int number(String key) {
        NumberSetting allowed = NumberSetting.ALL.get(key);
        return bounded(key, allowed.least(), allowed.most());
    }

    int bounded(String key, int least, int most) {
        String value = text(key);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(key, is(key, value), "Allowed are whole numbers from " + least + " to " + most);
    }

    /** Throws CONFIG-INVALID where there is none. */
    String text(String key) {
        String value = maybe(key);
        if (value.isEmpty()) {
            throw wrong(
                    key,
                    key + " is missing in config/application.properties",
                    "Copy its line from the file that ships with the gateway");
        }
        return value;
    }

    private static String is(String key, String value) {
        return key + " is '" + value + "' in config/application.properties";
    }

    /** Keeps the mistake, and gives what says it. */
    HuitongException wrong(String key, String what, String cure) {
        mistakes.add(new Mistake(key, what, cure));
        return new HuitongException(ErrorCode.CONFIG_INVALID, what + ". " + cure + ".");
    }

    /** Empty where there is none. */
    String maybe(String key) {
        return lines.getProperty(key, "").strip();
    }

    /** Whether the file has a line for it, be it empty. */
    boolean has(String key) {
        return lines.containsKey(key);
    }

    boolean flag(String key) {
        String value = text(key);
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(key, is(key, value), "Allowed are true and false");
        }
        return value.equals("true");
    }

    /** A file that can be read, relative to the home; empty where none is named. */
    Optional<Path> file(String key) {
        String value = maybe(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Path file = home.resolve(value);
        if (!Files.isReadable(file)) {
            throw wrong(
                    key,
                    is(key, value) + ", and " + file + " cannot be read",
                    "Put the file there, or leave the value empty to do without");
        }
        return Optional.of(file);
    }

    /** Certificate, its key, and whom it trusts; files. */
    record Pem(Path certificate, Path key, Optional<Path> clients) {}

    /** Certificate and key go together; empty where neither is named. */
    Optional<Pem> pem(String prefix) {
        Optional<Path> certificate = file(prefix + ".certificate");
        Optional<Path> key = file(prefix + ".key");
        Optional<Path> clients = file(prefix + ".clients");
        if (certificate.isPresent() != key.isPresent() || certificate.isEmpty() && clients.isPresent()) {
            throw wrong(
                    prefix + ".certificate",
                    prefix + " in config/application.properties is not whole",
                    "Give certificate and key, or none of them; clients only with them");
        }
        return certificate.map(file -> new Pem(file, key.orElseThrow(), clients));
    }

    /** Keeps the mistake where the value is a secret, and not where one is. */
    void requireReference(String key, String value) {
        if (!new SecretReference(key, value).wellFormed()) {
            wrong(
                    key,
                    key + " in config/application.properties does not say where the secret is",
                    SecretReference.CURE);
        }
    }

    /** A wrong value: what a start says of it, and what is to be done. */
    record Mistake(String key, String what, String cure) {}

    /** In the order in which they were found. */
    Set<Mistake> mistakes() {
        return mistakes;
    }

    /** All of them by key. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        lines.stringPropertyNames().forEach(key -> all.put(key, lines.getProperty(key)));
        return all;
    }
}
