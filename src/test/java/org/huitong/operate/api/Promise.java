package org.huitong.operate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import org.huitong.message.Json;
import org.huitong.message.Problem;

/** Holds an answer against what the contract says of it. */
final class Promise {
    private static final String FILE = "classpath:openapi/admin.json#";

    private final JsonNode contract = Contract.read().document();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    void keptBy(String method, String path, int status, String type, String body) throws Exception {
        Operation operation = Contract.read().operations().stream()
                .filter(o -> o.method().equals(method)
                        && path.replaceAll("\\?.*", "").matches(o.path().replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .orElseThrow();
        String template = operation.path().substring("/api/v1".length());
        String pointer = "/paths/" + template.replace("/", "~1") + "/" + method.toLowerCase() + "/responses/" + status;
        if (contract.at(pointer).has("$ref")) {
            pointer = contract.at(pointer).get("$ref").asText().substring(1);
        }
        if (contract.at(pointer).isMissingNode()) {
            assertThat(type).as("answer that the contract does not list").isEqualTo(Problem.MEDIA_TYPE);
            pointer = "/components/responses/Unprocessable";
        }
        assertThat(contract.at(pointer + "/content").has(type)).as(type).isTrue();
        fits(pointer + "/content/" + type.replace("/", "~1") + "/schema", body);
    }

    private void fits(String pointer, String body) throws Exception {
        SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        assertThat(schemas.getSchema(SchemaLocation.of(FILE + pointer), strict).validate(Json.MAPPER.readTree(body)))
                .as("%s against %s", body, pointer)
                .isEmpty();
    }
}
