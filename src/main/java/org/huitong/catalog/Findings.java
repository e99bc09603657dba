package org.huitong.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.huitong.catalog.Finding.Severity;

/** Collects what is wrong, so that a person sees all of it at once. */
final class Findings {
    /** Where something stands. */
    record Place(String file, int line, int col) {}

    private final List<Finding> all = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();

    void add(Place place, String code, String message, String cure) {
        add(place, code, message, cure, Severity.MISTAKE);
    }

    /** What is worth mending, and a gateway starts all the same. */
    void advise(Place place, String code, String message, String cure) {
        add(place, code, message, cure, Severity.ADVICE);
    }

    private void add(Place place, String code, String message, String cure, Severity severity) {
        all.add(new Finding(place.file(), place.line(), place.col(), code, message, cure, severity));
    }

    /** A check that needs every file to have been read. */
    void later(Runnable check) {
        later.add(check);
    }

    void runLater() {
        later.forEach(Runnable::run);
    }

    List<Finding> mistakes() {
        return sorted().stream().filter(Finding::mistake).toList();
    }

    List<Finding> sorted() {
        return all.stream()
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparingInt(Finding::line)
                        .thenComparingInt(Finding::col))
                .toList();
    }
}
