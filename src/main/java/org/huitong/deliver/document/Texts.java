package org.huitong.deliver.document;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huitong.message.Json;

/** The forms that need no writer of their own. */
final class Texts {
    private Texts() {}

    static byte[] json(List<Map<String, Object>> records) {
        return Json.bytes(records);
    }

    static byte[] ndjson(List<Map<String, Object>> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map<String, Object> record : records) {
            out.writeBytes(Json.bytes(record));
            out.write('\n');
        }
        return out.toByteArray();
    }

    static byte[] form(List<Map<String, Object>> records) {
        if (records.size() != 1) {
            throw new Unwritable(1, "a form holds one record");
        }
        return Flat.of(records.get(0)).entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(Flat.text(entry.getValue())))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
