package org.huitong.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huitong.catalog.Format;

/** Writes the files of an installation with one source, whose 20 items are mapped and have rules. */
final class Home {
    static final String SYSTEM = "jmh.source";
    static final String RESOURCE = "jmh";
    private static final Path CODES = Path.of("config/codes");

    private Home() {}

    static Path write(Path home, Content content, Form form, List<String> texts) throws IOException {
        file(home, "config/agencies/jmh.yaml", "agency: jmh\nname: 压测\ncode: \"\"\nregion: \"999999\"\n");
        file(
                home,
                "config/systems/" + SYSTEM + ".yaml",
                "system: " + SYSTEM + "\nagency: jmh\nname: 压测\nnetwork: extranet\n");
        file(home, "config/catalog/" + RESOURCE + ".yaml", catalog(content));
        file(
                home,
                "routes/sources/" + SYSTEM + "/" + RESOURCE + ".mapping.yaml",
                mapping(content, form) + layout(form, texts));
        Path codes = Files.createDirectories(home.resolve(CODES));
        try (var tables = Files.list(CODES)) {
            for (Path table : tables.toList()) {
                Files.copy(table, codes.resolve(table.getFileName().toString()));
            }
        }
        return home;
    }

    private static String catalog(Content content) {
        return """
                resource: jmh
                name: 压测
                provider: jmh
                sharing: unconditional
                order: latest
                key: item01
                without-subscription: refuse
                schema: 1
                items:
                """
                + items(i -> "  item%02d: {name: \"%d\", type: %s%s}"
                        .formatted(i, i, content.type(i), i == 1 ? ", required: true" : ""));
    }

    private static String mapping(Content content, Form form) {
        return """
                system: jmh.source
                resource: jmh
                formats: [%s]
                charset: %s
                identity: none
                items:
                """.formatted(word(form.format), form.charset.name())
                + items(i -> "  item%02d: {from: %s, steps: %s}".formatted(i, Form.field(i), content.steps(i)));
    }

    private static String layout(Form form, List<String> texts) {
        return switch (form) {
            case XML -> "layout: {record: /D/R}\n";
            case FIXED_WIDTH ->
                "layout:\n  unit: bytes\n  columns:\n"
                        + items(i -> "    %s: %d".formatted(Form.field(i), form.width(texts, i - 1)));
            default -> "";
        };
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String items(IntFunction<String> line) {
        return IntStream.rangeClosed(1, Content.ITEMS).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static void file(Path home, String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
