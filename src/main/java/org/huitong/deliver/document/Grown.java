package org.huitong.deliver.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.message.Json;

/**
 * How far a growing file is; what lies behind {@code bytes} in it is not believed.
 *
 * @param name it will have; empty where no file is open
 * @param opened milliseconds since 1970
 * @param head its first line, where its form has one
 * @param last the call that was written last, which may come again
 */
record Grown(String name, long bytes, long records, long opened, String head, String last) {
    private static final String FILE = ".growing.json";
    static final Grown NONE = new Grown("", 0, 0, 0, "", "");

    static Grown in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        JsonNode json = Json.MAPPER.readTree(Files.readAllBytes(file));
        return new Grown(
                json.path("name").asText(),
                json.path("bytes").asLong(),
                json.path("records").asLong(),
                json.path("opened").asLong(),
                json.path("head").asText(),
                json.path("last").asText());
    }

    /** On disk when it returns. */
    void keep(Folder folder) throws IOException {
        folder.put(FILE, Json.bytes(this));
    }

    boolean open() {
        return !name.isEmpty();
    }

    Grown by(long more, long some, String call) {
        return new Grown(name, bytes + more, records + some, opened, head, call);
    }

    Grown closed() {
        return new Grown("", 0, 0, 0, "", last);
    }
}
