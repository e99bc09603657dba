package org.huitong.receive.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/**
 * One answer.
 *
 * @param records the bytes of the array, as they came
 * @param any whether there is something in it
 * @param next the cursor of the next page; empty where it names none
 */
public record PageBody(byte[] records, boolean any, String next) {

    /** @throws HuitongException RECEIVE_MALFORMED where it is no JSON or has no array there */
    public static PageBody of(byte[] body, PageRules rules) {
        Reader reader = new Reader(body, rules);
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(body)) {
            parser.nextToken();
            reader.value(parser, "");
            if (reader.records == null || parser.nextToken() != null) {
                throw malformed("there is no array at \"" + rules.records() + "\"");
            }
        } catch (IOException e) {
            throw malformed("it is no JSON");
        }
        return new PageBody(reader.records, reader.any, reader.next);
    }

    private static HuitongException malformed(String why) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "reading a page failed: " + why + ". See what the far end answers, and records in the source's route.");
    }

    private static final class Reader {
        private final byte[] body;
        private final PageRules rules;
        private byte[] records;
        private boolean any;
        private String next = "";

        Reader(byte[] body, PageRules rules) {
            this.body = body;
            this.rules = rules;
        }

        /** Nesting is bounded by the parser. */
        void value(JsonParser parser, String path) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName().replace("~", "~0").replace("/", "~1");
                    parser.nextToken();
                    value(parser, path + "/" + name);
                }
            } else if (token == JsonToken.START_ARRAY) {
                array(parser, path);
            } else if (token != null && token.isScalarValue() && path.equals(rules.next()) && !path.isEmpty()) {
                next = token == JsonToken.VALUE_NULL ? "" : parser.getText();
            }
        }

        private void array(JsonParser parser, String path) throws IOException {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            if (path.equals(rules.records())) {
                records = Arrays.copyOfRange(body, from, to);
                any = !emptyInside();
            }
        }

        private boolean emptyInside() {
            for (int i = 1; i < records.length - 1; i++) {
                if (records[i] > ' ' || records[i] < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
