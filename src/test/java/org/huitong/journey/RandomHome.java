package org.huitong.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.huitong.bench.Installation;
import org.huitong.catalog.Grant;

/**
 * An installation with the checkout's connectors and flow, and a catalog and grants that chance has made: some items
 * granted in clear, some masked, some not at all, some grants over or still to come. No value is ever used twice. Not for
 * several threads.
 */
final class RandomHome {
    static final String SOURCE = "registry.source";
    private static final String KEY = "item0";
    private static final int ITEMS = 9;
    private static final List<String> TEXT_MASKS = List.of(
            "masked",
            "hash",
            "{mask: keep, first: 3, last: 2}",
            "{mask: cut, first: 5}",
            "{mask: keep, first: 17, last: 17}",
            "county");
    private static final List<String> DAY_MASKS = List.of("masked", "hash", "year", "month");

    /**
     * @param shown item → as the grant says it, e.g. {@code clear}
     * @param holds today
     */
    record Given(String subscription, String resource, Map<String, String> shown, boolean holds) {
        boolean inClear(String item) {
            return "clear".equals(shown.get(item));
        }
    }

    final List<Given> grants = new ArrayList<>();
    final List<String> resources = new ArrayList<>();
    private final Path home;
    private final Random random;
    private long values;

    RandomHome(Path home, Random random, int resources, int consumers) throws IOException {
        this.home = home;
        this.random = random;
        Installation.copy(
                Path.of(""),
                List.of("connectors", "routes/flow", "config/application.properties", "config/schema", "config/codes"),
                home);
        write("config/agencies/registry.yaml", "agency: registry\nname: 登记局\ncode: \"\"\nregion: \"999999\"\n");
        system(SOURCE, "登记");
        for (int c = 0; c < consumers; c++) {
            system("registry.reader" + c, "使用方" + c);
        }
        for (int r = 0; r < resources; r++) {
            resource("resource" + r);
            for (int c = 0; c < consumers; c++) {
                grant("registry.reader" + c, "resource" + r);
            }
        }
    }

    private void system(String id, String name) throws IOException {
        write(
                "config/systems/" + id + ".yaml",
                "system: " + id + "\nagency: registry\nname: " + name + "\nnetwork: extranet\n");
    }

    static boolean day(int item) {
        return item % 4 == 3;
    }

    private void resource(String id) throws IOException {
        resources.add(id);
        StringBuilder entry = new StringBuilder("""
                resource: %s
                name: 登记
                provider: registry
                sharing: unconditional
                order: %s
                key: item0
                without-subscription: refuse
                schema: 1
                items:
                """.formatted(id, random.nextBoolean() ? "latest" : "every"));
        StringBuilder mapping = new StringBuilder("system: " + SOURCE + "\nresource: " + id
                + "\nformats: [json]\ncharset: UTF-8\nidentity: idempotency-key\nitems:\n");
        for (int i = 0; i < ITEMS; i++) {
            String mask = i > 0 && random.nextInt(3) == 0 ? ", mask: " + any(masks(i)) : "";
            entry.append("  item%d: {name: 项%d, type: %s%s%s}%n"
                    .formatted(i, i, day(i) ? "date" : "text", i == 0 ? ", required: true" : "", mask));
            mapping.append("  item%d: {from: f%d%s}%n".formatted(i, i, i == 0 ? ", required: true" : ""));
        }
        write("config/catalog/" + id + ".yaml", entry.toString());
        write("routes/sources/" + SOURCE + "/" + id + ".mapping.yaml", mapping.toString());
    }

    private static List<String> masks(int item) {
        return (day(item) ? DAY_MASKS : TEXT_MASKS)
                .stream().filter(mask -> !mask.equals("masked")).toList();
    }

    private void grant(String consumer, String resource) throws IOException {
        String subscription = consumer + "." + resource;
        LocalDate today = LocalDate.now(Grant.ZONE);
        int when = random.nextInt(6);
        LocalDate from = when == 0 ? today.plusDays(2) : today.minusDays(30);
        LocalDate to = when == 1 ? today.minusDays(2) : today.plusDays(30);
        Map<String, String> shown = new TreeMap<>();
        for (int i = 0; i < ITEMS; i++) {
            if (random.nextInt(3) > 0) {
                shown.put("item" + i, random.nextBoolean() ? "clear" : any(day(i) ? DAY_MASKS : TEXT_MASKS));
            }
        }
        shown.putIfAbsent("item1", "clear");
        grants.add(new Given(subscription, resource, shown, when > 1));
        StringBuilder grant = new StringBuilder("""
                subscription: %s
                consumer: %s
                resource: %s
                purpose: 核验
                basis: 示例市政务数据共享决定〔2026〕7号
                from: %s
                to: %s
                items:
                """.formatted(subscription, consumer, resource, from, to));
        shown.forEach((item, mask) -> grant.append("  " + item + ": " + mask + "\n"));
        write("config/grants/" + subscription + ".yaml", grant.toString());
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** Delivers by HTTP. */
    void route(Given given, String url) throws IOException {
        route(given, "kamelet:http-json-sink/" + given.subscription() + "-post", """
                              url: "%s"
                              token: none-of-ours
                """.formatted(url));
    }

    /** Delivers into the consumer's own queue. */
    void queue(Given given) throws IOException {
        route(given, "kamelet:own-queue-sink/" + given.subscription() + "-put", """
                              subscription: %s
                """.formatted(given.subscription()));
    }

    private void route(Given given, String connector, String parameters) throws IOException {
        String id = given.subscription();
        write("routes/consumers/" + id.replaceFirst("\\.(?=[^.]*$)", "/") + ".camel.yaml", """
                - route:
                    id: %1$s
                    routeConfigurationId: spine
                    from:
                      uri: direct:%1$s
                      steps:
                        - to:
                            uri: %2$s
                            parameters:
                %3$s
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.%1$s
                    parameters:
                      - name: subscription
                        value: %1$s
                """.formatted(
                        id, connector, parameters.stripTrailing()));
    }

    /** One record's fields, each with a value that no other has. */
    Map<String, String> record() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < ITEMS; i++) {
            fields.put("f" + i, value(i));
        }
        return fields;
    }

    String value(int item) {
        values++;
        return day(item) ? LocalDate.of(1000, 1, 1).plusDays(values).toString() : "%06d%012d".formatted(values, values);
    }

    /** What may not be seen in anything that goes to that consumer. */
    static List<String> hidden(Given given, Map<String, String> fields) {
        List<String> hidden = new ArrayList<>();
        fields.forEach((field, value) -> {
            if (!given.inClear("item" + field.substring(1))) {
                hidden.add(value);
            }
        });
        return hidden;
    }

    /** Whether the key goes in clear. */
    static boolean keyInClear(Given given) {
        return given.inClear(KEY);
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
