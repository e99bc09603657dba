package org.huitong.catalog;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huitong.catalog.Maintenance.Window;

/**
 * The hours of each day in which a system is not to be asked and not to be sent to, by the clock of the installation's
 * agencies. Immutable.
 */
public record Maintenance(List<Window> windows) {
    /** A system that is always there. */
    public static final Maintenance NONE = new Maintenance(List.of());

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public Maintenance {
        windows = List.copyOf(windows);
    }

    /** From one time of day to another, of the next day where it is earlier. */
    public record Window(LocalTime from, LocalTime to) {

        boolean holds(LocalTime now) {
            boolean begun = !now.isBefore(from);
            boolean ended = !now.isBefore(to);
            return from.isBefore(to) ? begun && !ended : begun || !ended;
        }
    }

    /** Until when it lasts; empty where none is now. Of windows that overlap or touch, the end of all. */
    public Optional<LocalTime> until(LocalTime now) {
        LocalTime end = now;
        for (int i = 0; i < windows.size(); i++) { // each can prolong it once
            for (Window window : windows) {
                end = window.holds(end) ? window.to() : end;
            }
        }
        return end.equals(now) ? Optional.empty() : Optional.of(end);
    }

    /** {@code 00:00-06:00}, or a list of such. */
    static Maintenance read(Section section) {
        List<Window> windows = new ArrayList<>();
        for (String text : section.oneOrMore("maintenance")) {
            Optional<Window> window = window(text);
            window.ifPresentOrElse(
                    windows::add,
                    () -> section.report(
                            "maintenance",
                            "CATALOG-PERIOD",
                            "\"" + text + "\" is no window of a day",
                            "Write it like \"00:00-06:00\", in quotes; it may go over midnight"));
        }
        return windows.isEmpty() ? NONE : new Maintenance(windows);
    }

    private static Optional<Window> window(String text) {
        String[] ends = text.split("-", -1);
        try {
            LocalTime from = LocalTime.parse(ends[0].strip(), TIME);
            LocalTime to = LocalTime.parse(ends[ends.length - 1].strip(), TIME);
            return ends.length == 2 && !from.equals(to) ? Optional.of(new Window(from, to)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
