package org.huitong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.huitong.message.Json;
import org.junit.jupiter.api.Test;

final class RequestFormTest {
    private final RequestForm form = new RequestForm(new Side.Door(8080, "/records", "bench-token"));

    @Test
    void bodyIsOneKibibyteWithTwentyFields() {
        JsonNode body = Json.read(body(7), JsonNode.class);

        assertThat(body(7)).hasSize(RequestForm.BODY_BYTES);
        assertThat(body).hasSize(RequestForm.ITEMS);
        assertThat(body.get("F01").textValue()).isEqualTo("000000000007");
    }

    @Test
    void serialMakesIdempotencyKeyAndRecordKeyUnique() {
        assertThat(text(123_456)).contains("Idempotency-Key: bench-000000123456\r\n", "\"F01\":\"000000123456\"");
        assertThat(text(123_457)).contains("Idempotency-Key: bench-000000123457\r\n", "\"F01\":\"000000123457\"");
    }

    private String text(long serial) {
        return new String(form.numbered(serial).array(), StandardCharsets.US_ASCII);
    }

    private String body(long serial) {
        String text = text(serial);
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
}
