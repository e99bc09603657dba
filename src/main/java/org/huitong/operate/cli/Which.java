package org.huitong.operate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which records are meant; the words of every command that is about several. */
final class Which {
    @Option(names = "--subscription", paramLabel = "S")
    private String subscription;

    @Option(names = "--state", paramLabel = "STATE")
    private String state;

    @Option(names = "--stage", paramLabel = "STAGE")
    private String stage;

    @Option(names = "--code", paramLabel = "CODE")
    private String code;

    @Option(names = "--system", paramLabel = "SYSTEM", descriptionKey = "list.system")
    private String system;

    @Option(names = "--resource", paramLabel = "RESOURCE", descriptionKey = "list.resource")
    private String resource;

    @Option(names = "--intake", paramLabel = "ID", descriptionKey = "list.intake")
    private String intake;

    @Option(names = "--group", paramLabel = "G", descriptionKey = "list.group")
    private Long group;

    @Option(names = "--from", paramLabel = "TIME", descriptionKey = "list.from")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", descriptionKey = "list.to")
    private String to;

    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "list.key")
    private String key;

    @Option(names = "--text", paramLabel = "TEXT", descriptionKey = "list.text")
    private String text;

    boolean personal() {
        return key != null || text != null;
    }

    Map<String, Object> fields(Admin admin) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subscription", subscription);
        fields.put("state", state);
        fields.put("stage", stage);
        fields.put("code", code);
        fields.put("system", system);
        fields.put("resource", resource);
        fields.put("intake", intake);
        fields.put("group", group);
        fields.put("from", Times.read(admin, from));
        fields.put("to", Times.read(admin, to));
        if (personal()) {
            fields.put("key", key);
            fields.put("text", text);
        }
        return fields;
    }
}
