package org.huitong.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/**
 * A record of a source and what becomes of it.
 *
 * @param note where it is from, for people
 * @param input the record's fields, masked
 * @param expect {@code refused}: item and rule of each defect; or {@code records}: what it becomes
 */
public record Sample(String system, String resource, String note, JsonNode input, JsonNode expect) {
    private static final long MOST_BYTES = 1024 * 1024;

    /** Where the samples of a source are, from the home. */
    public static Path folder(String system, String resource) {
        return Path.of("routes", "sources", system, resource + ".samples");
    }

    /** What a refused record is expected to be. */
    public static JsonNode refused(List<Map<String, String>> defects) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.set("refused", Json.MAPPER.valueToTree(defects));
        return node;
    }

    /** What a good record is expected to become. */
    public static JsonNode becomes(List<Map<String, Object>> records) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        // Once through text, so that numbers are what they are when they are read from a file.
        node.set("records", Json.read(Json.text(records), JsonNode.class));
        return node;
    }

    /** The file's text. */
    public String text() {
        try {
            return Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of a home, by path. */
    public static List<Path> files(Path home) {
        Path sources = home.resolve("routes").resolve("sources");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> all = Files.find(
                sources, 3, (path, a) -> a.isRegularFile() && path.toString().endsWith(".json"))) {
            return all.filter(path -> path.getParent().getFileName().toString().endsWith(".samples"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws CONFIG-INVALID where it is no sample. */
    public static Sample read(Path file) {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                Sample sample = Json.read(Files.readString(file), Sample.class);
                if (sample.system() != null
                        && sample.resource() != null
                        && sample.input() != null
                        && sample.expect() != null) {
                    return sample;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Said below: what the parser says quotes the file.
        }
        throw new HuitongException(
                ErrorCode.CONFIG_INVALID,
                file
                        + " is no sample: a JSON object of at most 1 MiB with system, resource, input and expect. Write it with"
                        + " 'failed to-sample', or remove it.");
    }
}
