package org.huitong.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huitong.operate.cli.Texts;

/** What becomes of a column, in words. */
final class Hows {
    private final Texts texts;

    Hows(Texts texts) {
        this.texts = texts;
    }

    String from(Flow.Feed feed) {
        return feed.column() == null ? texts.of("lineage.constant", feed.constant()) : feed.column();
    }

    String of(Flow.Feed feed) {
        List<String> parts = new ArrayList<>();
        if (!feed.steps().isEmpty()) {
            parts.add(feed.steps().stream().map(Flow.Step::words).collect(Collectors.joining(" → ")));
        }
        if (!feed.nulls().isEmpty()) {
            parts.add(texts.of(
                    "lineage.nulls",
                    feed.nulls().stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(" "))));
        }
        if (feed.otherwise() != null) {
            parts.add(texts.of("lineage.default", feed.otherwise()));
        }
        if (feed.required()) {
            parts.add(texts.of("lineage.required"));
        }
        return String.join("; ", parts);
    }

    /** What a column is for besides feeding items; empty where it only feeds. */
    Optional<String> besides(Flow.Column column) {
        if (column.idle()) {
            return Optional.of(texts.of("lineage.idle"));
        }
        return column.uses().isEmpty()
                ? Optional.empty()
                : Optional.of(column.uses().stream()
                        .map(use -> texts.of("lineage.use." + use))
                        .collect(Collectors.joining(", ")));
    }
}
