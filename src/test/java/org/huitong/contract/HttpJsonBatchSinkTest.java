package org.huitong.contract;

/** The same with many records per POST. */
class HttpJsonBatchSinkTest extends HttpJsonSinkTest {
    @Override
    String connector() {
        return "http-json-batch-sink";
    }

    @Override
    String parameters() {
        return """
                      - name: batch
                        value: "16"
                """;
    }
}
