package org.huitong.shape;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schema of the YAML DSL that stands in the very Camel we run on. */
final class CamelSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = load();

    private CamelSchema() {}

    /** What is wrong with a list of routes. */
    static List<String> findings(String where, Object tree) {
        return SCHEMA.validate(JSON.valueToTree(tree)).stream()
                .map(message -> where + ": " + message.getMessage())
                .toList();
    }

    private static JsonSchema load() {
        try (InputStream in = CamelSchema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
