package org.huitong.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.api.SourceDesk;
import org.huitong.operate.api.StatusView;

/** The running gateway's sources, as the admin API sees them. Thread-safe. */
public final class SourceOffice implements SourceDesk {
    private final Conditions conditions;
    private final Board board;
    private final Pauses pauses;

    public SourceOffice(Conditions conditions, Board board, Pauses pauses) {
        this.conditions = conditions;
        this.board = board;
        this.pauses = pauses;
    }

    /** A gauge for each polled source. */
    public void meter(MeterRegistry meters) {
        for (MappingFile source : board.catalog().sources()) {
            if (source.polled()) {
                String subject = Conditions.subject(source);
                Gauge.builder(
                                "huitong.source.paused",
                                pauses,
                                p -> p.of(subject).isPresent() ? 1 : 0)
                        .description("1 while a person has paused the source")
                        .tags("system", source.system(), "resource", source.resource())
                        .register(meters);
            }
        }
    }

    /** Each source, in the catalog's order. */
    List<StatusView.Source> all() {
        return board.catalog().sources().stream().map(this::view).toList();
    }

    private StatusView.Source view(MappingFile source) {
        Board.Counts counts = board.ofSource(source.system(), source.resource());
        Board.SourceState state = conditions.of(source);
        return new StatusView.Source(
                source.system(),
                source.resource(),
                counts.received(),
                counts.delivered(),
                counts.parked(),
                counts.rejected(),
                counts.repeats(),
                source.polled() ? reached(state.watermark()) : null,
                state.state(),
                state.cause().isEmpty() ? null : state.cause(),
                pauses.of(Conditions.subject(source))
                        .map(pause -> new StatusView.Pause(pause.actor(), pause.reason(), pause.at()))
                        .orElse(null));
    }

    /** Of a file only what a person asks for: which one, and how far. Its digest is for the gateway. */
    private static String reached(Object watermark) {
        if (watermark instanceof Map<?, ?> queue && queue.containsKey("taken")) {
            return "last taken at " + queue.get("taken");
        }
        return watermark instanceof Map<?, ?> file && file.containsKey("arrival")
                ? file.get("arrival") + " " + file.get("state") + " " + file.get("records") + "/" + file.get("total")
                : String.valueOf(watermark);
    }

    @Override
    public void pause(String system, String resource, String person, String reason) {
        String source = polled(system, resource);
        if (!pauses.pause(source, person, reason)) {
            String by = pauses.of(source).map(p -> " by " + p.actor()).orElse("");
            throw new HuitongException(
                    ErrorCode.OPERATE_STALE, source + " is paused already" + by + ". See 'sources list'.");
        }
    }

    @Override
    public void resume(String system, String resource, String person, String reason) {
        String source = polled(system, resource);
        if (!pauses.resume(source, person, reason)) {
            throw new HuitongException(
                    ErrorCode.OPERATE_STALE, source + " is not paused by a person. See 'sources list'.");
        }
    }

    private String polled(String system, String resource) {
        String asked = system + "/" + resource;
        MappingFile source = board.catalog().sources().stream()
                .filter(one -> Conditions.subject(one).equals(asked))
                .findFirst()
                .orElseThrow(() -> unknown(asked));
        if (!source.polled()) {
            throw new HuitongException(
                    ErrorCode.OPERATE_INVALID,
                    asked + " sends by itself, so that there is nothing to pause here. Have the sender stop, or take"
                            + " its right away in config.");
        }
        return asked;
    }

    private HuitongException unknown(String asked) {
        List<String> known =
                board.catalog().sources().stream().map(Conditions::subject).toList();
        String meant = Words.nearest(asked, known)
                .map(word -> "Did you mean " + word + "?")
                .orElse("See 'sources list' for those there are.");
        return new HuitongException(ErrorCode.OPERATE_UNKNOWN, "There is no such source. " + meant);
    }
}
