package org.huitong.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huitong.bench.Installation;
import org.huitong.message.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A catalog as a city has it: resources of 12 to 20 items with all their metadata, one provider to 200 of them, and a grant on
 * each (the last of them again where there are more grants). No two files are the same.
 */
public final class LargeCatalog {
    private static final int PER_AGENCY = 200;
    private static final int FEWEST_ITEMS = 12;
    private static final int MORE_ITEMS = 9;
    private static final List<String> CYCLES = List.of("实时", "每日", "每周", "每月", "每季度", "每年");

    private static final Load YAML = new Load(LoadSettings.builder().build());

    private final Path home;
    private final boolean json;

    /** @param json whether resources and grants are JSON, as another catalog exports them, or YAML */
    public LargeCatalog(Path home, boolean json) {
        this.home = home;
        this.json = json;
    }

    /** @param installation whose code tables it takes */
    public void write(Path installation, int resources, int grants) throws IOException {
        Installation.copy(installation, List.of("config/codes"), home);
        Files.createDirectories(home.resolve("config/catalog"));
        Files.createDirectories(home.resolve("config/grants"));
        owner("consumers");
        for (int i = 0; i < resources; i++) {
            if (i % PER_AGENCY == 0) {
                owner("agency-" + i / PER_AGENCY);
            }
            entry("config/catalog/" + resource(i), resourceFile(i));
        }
        int consumers = (grants + resources - 1) / resources;
        for (int c = 0; c < consumers; c++) {
            system("consumers", consumer(c));
        }
        for (int g = 0; g < grants; g++) {
            String subscription = subscription(g, resources);
            entry("config/grants/" + subscription, grantFile(g, g % resources, subscription));
        }
    }

    public static String resource(int number) {
        return "resource-" + number;
    }

    public static String consumer(int number) {
        return "consumers.system-" + number;
    }

    private static String subscription(int grant, int resources) {
        return consumer(grant / resources) + "." + resource(grant % resources);
    }

    private static int items(int resource) {
        return FEWEST_ITEMS + resource % MORE_ITEMS;
    }

    private void owner(String agency) throws IOException {
        file("config/agencies/" + agency + ".yaml", """
                agency: %s
                name: 示例单位
                code: ""
                region: "999999"
                category: 政府部门
                """.formatted(agency));
        system(agency, agency + ".system");
    }

    private void system(String agency, String id) throws IOException {
        file("config/systems/" + id + ".yaml", """
                system: %s
                agency: %s
                name: 示例系统
                network: extranet
                """.formatted(id, agency));
    }

    private static String resourceFile(int number) {
        StringBuilder file = new StringBuilder("""
                resource: %s
                name: 示例信息资源%d
                provider: agency-%d
                sharing: conditional
                condition: 仅限行政机关办理本人申请事项时按需核验，不得另存或转交
                order: latest
                key: item0
                without-subscription: refuse
                schema: 1
                codes: ["201/%d"]
                abstract: 示例信息资源%d的摘要，说明它是什么、从何处来、给谁用
                format: {category: 数据库, type: oracle}
                sensitivity: 个人隐私
                allowed-use: [行政依据, 数据校核]
                mode: platform-service
                open: false
                update-cycle: %s
                published: 2026-01-01
                items:
                  item0: {name: 公民身份号码, type: text, length: 18, required: true, sensitive: true, element: citizen-id}
                """.formatted(
                resource(number), number, number / PER_AGENCY, number + 1, number, CYCLES.get(number % CYCLES.size())));
        for (int i = 1; i < items(number); i++) {
            file.append(
                    switch (i % 4) {
                        case 0 -> "  item%d: {name: 信息项%d, type: date}%n".formatted(i, i);
                        case 1 -> "  item%d: {name: 信息项%d, type: text, maxLength: %d}%n".formatted(i, i, 20 + i);
                        case 2 -> "  item%d: {name: 信息项%d, type: decimal, min: 0}%n".formatted(i, i);
                        default ->
                            "  item%d: {name: 信息项%d, type: text, codes: [\"1\", \"2\", \"9\"]}%n".formatted(i, i);
                    });
        }
        return file.toString();
    }

    private static String grantFile(int number, int resource, String subscription) {
        StringBuilder file = new StringBuilder("""
                subscription: %s
                consumer: %s
                resource: %s
                purpose: 核验申请人身份
                basis: 示例市政务数据共享决定〔2026〕%d号
                from: 2026-01-01
                to: 2036-12-31
                items:
                  item0: masked
                """.formatted(
                        subscription,
                        subscription.substring(
                                0, subscription.length() - resource(resource).length() - 1),
                        resource(resource),
                        number));
        for (int i = 1; i < items(resource) / 2; i++) {
            file.append("  item").append(i).append(": clear\n");
        }
        return file.toString();
    }

    private void entry(String name, String yaml) throws IOException {
        Files.writeString(
                home.resolve(name + (json ? ".json" : ".yaml")), json ? Json.text(YAML.loadFromString(yaml)) : yaml);
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
