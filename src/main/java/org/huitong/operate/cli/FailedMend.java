package org.huitong.operate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a group to be mended by one rule, and shows what would become of it; nothing is changed before it is confirmed. */
@Command(name = "mend")
final class FailedMend implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", arity = "0..*", descriptionKey = "no")
    private List<Long> rows;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private Which which;

    @Option(names = "--set", paramLabel = "ITEM=VALUE", descriptionKey = "mend.set")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--rename", paramLabel = "OLD=NEW", descriptionKey = "mend.rename")
    private Map<String, String> rename = new LinkedHashMap<>();

    @Option(names = "--translate", paramLabel = "ITEM:FROM=TO,…", descriptionKey = "mend.translate")
    private List<String> translate = List.of();

    @Option(names = "--renormalize", descriptionKey = "mend.renormalize")
    private boolean renormalize;

    @Option(names = "--reason", paramLabel = "R", required = true)
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        boolean named = rows != null && !rows.isEmpty();
        Map<String, Object> rule = rule();
        if (named == (which != null) || rule.isEmpty() != renormalize) {
            throw admin.wrong("mend.usage");
        }
        Object records = named ? rows : which.fields(admin);
        return new Asking(admin, json).ask("mend", as, reason, named ? "rows" : "filter", records, rule);
    }

    private Map<String, Object> rule() {
        Map<String, Object> rule = new LinkedHashMap<>();
        if (!set.isEmpty()) {
            rule.put("set", set);
        }
        if (!rename.isEmpty()) {
            rule.put("rename", rename);
        }
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        translate.forEach(word -> table(word, tables));
        if (!tables.isEmpty()) {
            rule.put("translate", tables);
        }
        return rule;
    }

    private void table(String word, Map<String, Map<String, String>> tables) {
        int colon = word.indexOf(':');
        if (colon < 1) {
            throw admin.wrong("mend.table");
        }
        Map<String, String> table = tables.computeIfAbsent(word.substring(0, colon), item -> new LinkedHashMap<>());
        for (String pair : word.substring(colon + 1).split(",", -1)) {
            int equal = pair.indexOf('=');
            if (equal < 1) {
                throw admin.wrong("mend.table");
            }
            table.put(pair.substring(0, equal), pair.substring(equal + 1));
        }
    }
}
