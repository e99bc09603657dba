package org.huitong.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Where each key of a properties file stands, which {@link java.util.Properties} does not say. */
final class PropertyFile {
    static final String NAME = "config/application.properties";

    /**
     * A key and where it stands.
     *
     * @param twice the line on which it stood before; 0 for none
     */
    record Place(String key, int line, int col, int twice) {}

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Properties values = new Properties();

    private PropertyFile() {}

    /** Nothing where it cannot be read: that is told by who loads it. */
    static PropertyFile of(Path home) {
        PropertyFile file = new PropertyFile();
        try (Reader reader = Files.newBufferedReader(home.resolve(NAME))) {
            file.values.load(reader);
            file.look(Files.readAllLines(home.resolve(NAME)));
        } catch (IOException | IllegalArgumentException e) {
            return new PropertyFile();
        }
        return file;
    }

    private void look(List<String> lines) {
        boolean goesOn = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripLeading();
            boolean comment = !goesOn && (line.startsWith("#") || line.startsWith("!"));
            if (!goesOn && !comment && !line.isEmpty()) {
                String key = key(line);
                int col = lines.get(i).length() - line.length() + 1;
                Place before = places.get(key);
                places.put(key, new Place(key, i + 1, col, before == null ? 0 : before.line()));
            }
            goesOn = !comment && continues(line);
        }
    }

    private static String key(String line) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                key.append(line.charAt(++i));
            } else if (c == '=' || c == ':' || Character.isWhitespace(c)) {
                break;
            } else {
                key.append(c);
            }
        }
        return key.toString();
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        for (int i = line.length() - 1; i >= 0 && line.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** What the file says, whatever was said at the start. */
    String value(String key) {
        return values.getProperty(key, "");
    }

    List<Place> places() {
        return new ArrayList<>(places.values());
    }

    /** The head of the file where the key is not there. */
    Place place(String key) {
        return places.getOrDefault(key, new Place(key, 1, 1, 0));
    }
}
