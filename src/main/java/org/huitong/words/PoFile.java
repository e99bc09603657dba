package org.huitong.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The form of gettext's catalogs (GNU gettext, "The Format of PO Files"), so that translators have their tools; of it, one line
 * for each {@code msgid} and {@code msgstr}, and comments.
 */
final class PoFile {
    private static final String ID = "msgid ";
    private static final String SAID = "msgstr ";

    private PoFile() {}

    /**
     * What stands for what, in the order of the file; an empty value is not translated.
     *
     * @throws IOException also where a line is of another form, or a {@code msgid} stands twice
     */
    static Map<String, String> read(BufferedReader in) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        String id = null;
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.startsWith(ID)) {
                id = text(line.substring(ID.length()), number);
            } else if (line.startsWith(SAID) && id != null) {
                if (entries.put(id, text(line.substring(SAID.length()), number)) != null) {
                    throw new IOException("line " + number + ": the second entry for the same msgid");
                }
                id = null;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IOException("line " + number + ": neither msgid, msgstr nor comment");
            }
        }
        entries.remove(""); // the catalog's own head
        return entries;
    }

    private static String text(String quoted, int number) throws IOException {
        int end = quoted.length() - 1;
        if (end < 1 || quoted.charAt(0) != '"' || quoted.charAt(end) != '"') {
            throw new IOException("line " + number + ": not one quoted text");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < end; i++) {
            char c = quoted.charAt(i);
            if (c == '\\' && i + 1 < end) {
                i++;
                c = quoted.charAt(i) == 'n' ? '\n' : quoted.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }
}
