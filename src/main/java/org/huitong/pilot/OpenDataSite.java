package org.huitong.pilot;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The open-data site: a folder whose CSV files it publishes. A record that stands in several files counts once, in its newest
 * version. Safe for several threads.
 */
public final class OpenDataSite {
    private static final String DELETED = "delete";

    private final Path folder;

    /** @param folder is made */
    public OpenDataSite(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Where files are put. */
    public Path folder() {
        return folder;
    }

    /** What it holds: the value of this column to the others, those about the record itself left out. */
    public Map<String, Map<String, String>> held(String key) throws IOException {
        Map<String, NamedCsvRecord> newest = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*.csv")) {
            for (Path file : files) {
                try (CsvReader<NamedCsvRecord> lines =
                        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
                    lines.forEach(line -> newest.merge(line.getField(key), line, OpenDataSite::newer));
                }
            }
        }
        Map<String, Map<String, String>> held = new TreeMap<>();
        newest.values().stream()
                .filter(line -> !line.getField("op").equals(DELETED))
                .forEach(line -> held.put(line.getField(key), items(line)));
        return held;
    }

    private static NamedCsvRecord newer(NamedCsvRecord one, NamedCsvRecord other) {
        return version(one) > version(other) ? one : other;
    }

    private static long version(NamedCsvRecord line) {
        return Long.parseLong(line.getField("recordVersion"));
    }

    private static Map<String, String> items(NamedCsvRecord line) {
        Map<String, String> items = new TreeMap<>(line.getFieldsAsMap());
        items.keySet().removeIf(column -> column.startsWith("record") || column.equals("op"));
        items.values().removeIf(String::isEmpty);
        return items;
    }
}
