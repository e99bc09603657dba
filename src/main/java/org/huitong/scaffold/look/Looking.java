package org.huitong.scaffold.look;

import java.nio.file.Path;
import java.util.Locale;

/** Looks at a file: what it is, unless a person says. */
public final class Looking {
    private Looking() {}

    /** @throws org.huitong.message.HuitongException CONFIG_INVALID where it cannot be told, with what to say */
    public static Look at(Path file, Told told) {
        Sampled sample = Sampled.of(file, told.charset());
        return switch (format(file, sample, told)) {
            case "xml" -> new XmlLook(headed(sample, told)).look(told.record());
            case "json" -> new JsonLook(sample).look(false);
            case "ndjson" -> new JsonLook(sample).look(true);
            case "fixed-width" -> new FixedLook(sample).look(told.widths());
            case "csv" -> new CsvLook(sample).look(told.delimiter());
            default ->
                throw sample.wrong(
                        "there is nothing that looks at " + told.format(),
                        "Say csv, fixed-width, xml, json or ndjson; write other mappings by hand");
        };
    }

    private static String format(Path file, Sampled sample, Told told) {
        if (!told.format().isEmpty()) {
            return told.format();
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String text = sample.text().stripLeading();
        if (text.startsWith("<") || name.endsWith(".xml")) {
            return "xml";
        }
        if (text.startsWith("[") || text.startsWith("{")) {
            boolean lines = name.endsWith(".ndjson")
                    || name.endsWith(".jsonl")
                    || text.startsWith("{") && text.matches("(?s)\\{[^\\n]*}\\s*\\n\\s*\\{.*");
            return lines ? "ndjson" : "json";
        }
        boolean fixed = !told.widths().isEmpty() || told.delimiter().isEmpty() && FixedLook.ruler(sample.text()) >= 0;
        return fixed ? "fixed-width" : "csv";
    }

    /** Text of ASCII is of any charset; then the document's own head says which. */
    private static Sampled headed(Sampled sample, Told told) {
        String head = sample.text().stripLeading();
        java.util.regex.Matcher said = java.util.regex.Pattern.compile("<\\?xml[^>]*encoding=[\"']([\\w-]+)[\"']")
                .matcher(head);
        boolean ascii = head.chars().allMatch(c -> c < 128);
        return told.charset().isEmpty() && ascii && said.lookingAt()
                ? new Sampled(sample.file(), sample.bytes(), sample.whole(), known(said.group(1), sample.charset()))
                : sample;
    }

    private static String known(String said, String otherwise) {
        return org.huitong.catalog.Charsets.named(said).isPresent() ? said.toUpperCase(Locale.ROOT) : otherwise;
    }
}
