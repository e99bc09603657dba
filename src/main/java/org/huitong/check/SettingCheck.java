package org.huitong.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.apache.camel.tooling.model.BaseOptionModel;

/** Settings that nobody reads, and secrets that stand among them. */
final class SettingCheck {
    private static final Set<String> CAMEL_MAIN = main();

    private final Whole whole;
    private final Set<String> own;
    private final PropertyFile file;
    private final Report report;

    private SettingCheck(Whole whole, Set<String> own, Report report) {
        this.whole = whole;
        this.own = own;
        this.file = PropertyFile.of(whole.home());
        this.report = report;
    }

    /** @param own keys of the gateway's own settings */
    static void of(Whole whole, Set<String> own, Report report) {
        SettingCheck check = new SettingCheck(whole, own, report);
        check.known();
        check.secrets();
    }

    private void known() {
        Set<String> read = read();
        for (PropertyFile.Place place : file.places()) {
            String key = place.key();
            if (place.twice() > 0) {
                String message = key + " stands on line " + place.twice() + " too, which counts for nothing";
                report.advise(PropertyFile.NAME, place.line(), place.col(), "SETTING-TWICE", message, "Keep one");
            }
            if (key.startsWith("huitong.") && !own.contains(key)) {
                mistake(place, "SETTING-UNKNOWN", "nobody reads " + key, Report.cure(key, own, "Remove it"));
            } else if (key.startsWith("camel.")) {
                camel(place);
            } else if (!key.startsWith("huitong.") && !read.contains(key)) {
                report.advise(
                        PropertyFile.NAME,
                        place.line(),
                        place.col(),
                        "SETTING-UNREAD",
                        "no route file or connector reads " + key,
                        Report.cure(key, read, "Remove it"));
            }
        }
    }

    /** Words of placeholders, in files and in settings. */
    private Set<String> read() {
        Set<String> read = new HashSet<>();
        for (CamelFile one : whole.files()) {
            Nodes.values(one.camel(), value -> words(value.getValue(), read));
        }
        whole.settings().values().forEach(value -> words(value, read));
        return read;
    }

    private static void words(String text, Set<String> words) {
        Matcher placeholder = Value.PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            words.add(placeholder
                    .group(1)
                    .replaceFirst("^[?!]", "")
                    .split(":", 2)[0]
                    .strip());
        }
    }

    private void camel(PropertyFile.Place place) {
        String[] parts = place.key().split("\\.");
        Set<String> known = new TreeSet<>();
        if (parts.length == 4 && parts[1].equals("component")) {
            Components.model(parts[2])
                    .ifPresent(model -> model.getComponentOptions().stream()
                            .map(BaseOptionModel::getName)
                            .forEach(option -> known.add("camel.component." + parts[2] + "." + option)));
        } else if (parts.length > 2) {
            CAMEL_MAIN.stream()
                    .filter(name -> name.startsWith("camel." + parts[1] + "."))
                    .forEach(known::add);
        }
        if (!known.isEmpty() && known.stream().noneMatch(name -> plain(name).equals(plain(place.key())))) {
            mistake(
                    place,
                    "SETTING-UNKNOWN",
                    "Camel does not know " + place.key(),
                    Report.cure(place.key(), known, "Remove it"));
        }
    }

    private static String plain(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private void secrets() {
        for (PropertyFile.Place place : file.places()) {
            String value = file.value(place.key());
            boolean ours = place.key().startsWith("huitong.") || place.key().startsWith("camel.");
            boolean named =
                    TrustCheck.SECRET.matcher(place.key()).matches() && !value.isBlank() && !value.contains("{{");
            if (!ours && (named || TrustCheck.IN_ADDRESS.matcher(value).matches())) {
                policy(
                        place,
                        "SECRET-CLEAR",
                        place.key() + " holds a secret in clear",
                        "Write {{env:NAME}} or {{env:NAME:}} in its place, and give the secret to the gateway's environment");
            }
            if (TrustCheck.TRUSTS_ALL.matcher(value).matches()) {
                policy(place, "TLS-TRUSTS-ALL", TrustCheck.ANYBODY, TrustCheck.NAME_IT);
            }
        }
    }

    private void policy(PropertyFile.Place place, String code, String message, String cure) {
        report.policy(PropertyFile.NAME, place.line(), place.col(), code, message, cure);
    }

    private void mistake(PropertyFile.Place place, String code, String message, String cure) {
        report.mistake(PropertyFile.NAME, place.line(), place.col(), code, message, cure);
    }

    private static Set<String> main() {
        try (InputStream in =
                SettingCheck.class.getResourceAsStream("/META-INF/camel-main-configuration-metadata.json")) {
            Set<String> names = new HashSet<>();
            for (JsonNode property : Optional.ofNullable(new ObjectMapper().readTree(in))
                    .orElseThrow()
                    .path("properties")) {
                names.add(property.path("name").asText());
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
