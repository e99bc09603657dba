package org.huitong.broken;

import java.util.List;

/** Mistakes in connectors. */
final class BrokenConnectors {
    private static final String SINK = "connectors/http-json-sink.kamelet.yaml";
    private static final String POLL = "connectors/sql-poll-source.kamelet.yaml";
    private static final String JMS = "connectors/jms-sink.kamelet.yaml";

    private BrokenConnectors() {}

    static List<Broken> all() {
        return List.of(
                Broken.of(
                        SINK,
                        "name: http-json-sink",
                        "name: http-sink",
                        "CONNECTOR-NAME",
                        "http-sink",
                        "http-json-sink"),
                Broken.of(SINK, "  definition:", "  defintion:", "ROUTE-UNKNOWN-KEY", "defintion", "\"definition\""),
                Broken.of(
                        SINK, "        type: integer", "        typ: integer", "ROUTE-UNKNOWN-KEY", "typ", "\"type\""),
                Broken.of(
                        SINK,
                        "        type: integer",
                        "        type: interger",
                        "CONNECTOR-TYPE",
                        "interger",
                        "\"integer\""),
                Broken.of(SINK, "default: 15000", "default: 15s", "CONNECTOR-TYPE", "15s", "whole number"),
                Broken.of(SINK, "default: POST", "default: POTS", "CONNECTOR-TYPE", "POTS", "\"POST\""),
                Broken.of(
                        SINK,
                        "pattern: ^https?://.*",
                        "pattern: '^https?://(.*'",
                        "CONNECTOR-TYPE",
                        "'^https",
                        "regular expression"),
                Broken.of(
                        SINK,
                        "      - token\n    properties",
                        "      - tokn\n    properties",
                        "CONNECTOR-REQUIRED",
                        "tokn",
                        "\"token\""),
                Broken.of(
                        SINK,
                        "- removeHeaders:",
                        "- removeHeder:",
                        "ROUTE-UNKNOWN-KEY",
                        "removeHeder",
                        "\"removeHeader\""),
                Broken.of(SINK, "    from:", "    form:", "ROUTE-UNKNOWN-KEY", "form", "\"from\""),
                Broken.of(SINK, "          json:\n", "          jsn:\n", "ROUTE-UNKNOWN-KEY", "jsn", "\"json\""),
                Broken.of(
                        SINK,
                        "expression: \"Bearer {{token}}\"",
                        "expression: \"Bearer {{tokn}}\"",
                        "ROUTE-NO-SETTING",
                        "\"Bearer",
                        "\"token\""),
                Broken.of(
                        SINK,
                        "              variable:",
                        "              groovy:",
                        "ROUTE-NO-LANGUAGE",
                        "groovy",
                        "simple"),
                Broken.of(POLL, "uri: sql:{{query}}", "uri: sq:{{query}}", "ROUTE-NO-COMPONENT", "sq:", "\"sql\""),
                Broken.of(
                        POLL,
                        "dataSource: \"#bean",
                        "datasorce: \"#bean",
                        "ROUTE-UNKNOWN-OPTION",
                        "datasorce",
                        "\"dataSource\""),
                Broken.of(
                        JMS,
                        "disableReplyTo: ",
                        "disableReplayTo: ",
                        "ROUTE-UNKNOWN-OPTION",
                        "disableReplayTo",
                        "\"disableReplyTo\""),
                Broken.of(
                        JMS,
                        "org.messaginghub.pooled.jms.JmsPoolConnectionFactory",
                        "org.messaginghub.pooled.jms.JmsPoolFactory",
                        "ROUTE-NO-CLASS",
                        "\"#class:",
                        "lib/"),
                Broken.of(
                        JMS,
                        "maxConnections: 2",
                        "maxConections: 2",
                        "ROUTE-UNKNOWN-PROPERTY",
                        "maxConections",
                        "\"maxConnections\""),
                Broken.of(
                        SINK,
                        "        title: Token\n",
                        "        title: Token\n        default: sesame\n",
                        "SECRET-CLEAR",
                        "sesame",
                        "{{env:NAME}}"),
                Broken.of(
                        "connectors/http-json.sink.kamelet.yaml",
                        "",
                        "{}\n",
                        "ROUTE-FILE-NAME",
                        "{}",
                        "http-json-sink.kamelet.yaml"));
    }
}
