package org.huitong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.huitong.message.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestFormTest {
    private static final Door DOOR = new Door(8080, "/records", "bench-token");

    @ParameterizedTest
    @CsvSource({"1, 1024, 20", "500, 1024, 20", "500, 4096, 20", "500, 200, 5"})
    void recordsHaveTheirSizeTheirItemsAndTheirNumber(int records, int bytes, int items) {
        Body form = new Body(records, bytes);

        String body = body(form, 7);

        assertThat(body).hasSize((int) form.length());
        assertThat(body.lines())
                .hasSize(records)
                .allSatisfy(line -> assertThat(line).hasSize(bytes));
        JsonNode last = Json.read(body.lines().toList().get(records - 1), JsonNode.class);
        assertThat(last).hasSize(items);
        assertThat(last.get("F01").textValue()).isEqualTo("%012d".formatted(7 + records - 1));
    }

    @Test
    void serialMakesIdempotencyKeyAndRecordKeyUnique() {
        RequestForm form = new RequestForm(DOOR, Body.SINGLE);

        assertThat(text(form.numbered(123_456)))
                .contains("Idempotency-Key: bench-000000123456\r\n", "\"F01\":\"000000123456\"");
        assertThat(text(form.numbered(123_457)))
                .contains("Idempotency-Key: bench-000000123457\r\n", "\"F01\":\"000000123457\"");
    }

    private static String body(Body form, long serial) {
        String text = text(new RequestForm(DOOR, form).numbered(serial));
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes).toString();
    }
}
