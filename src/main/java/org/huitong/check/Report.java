package org.huitong.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huitong.catalog.Finding;
import org.huitong.catalog.Finding.Severity;
import org.huitong.catalog.Words;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong, so that a person sees all of it at once. */
final class Report {
    private static final int MOST_NAMED = 12;
    /** A word of which half is another one was hardly meant. */
    private static final int MOST_CHANGED = 3;

    private final List<Finding> all = new ArrayList<>();
    private final Set<String> wrong = new HashSet<>();

    void mistake(CamelFile file, Node at, String code, String message, String cure) {
        add(file.name(), line(at), col(at), code, message, cure, Severity.MISTAKE);
    }

    void mistake(String file, int line, int col, String code, String message, String cure) {
        add(file, line, col, code, message, cure, Severity.MISTAKE);
    }

    /** What a gateway runs with and ought not to: a rule of security. */
    void policy(CamelFile file, Node at, String code, String message, String cure) {
        add(file.name(), line(at), col(at), code, message, cure, Severity.POLICY);
    }

    void policy(String file, int line, int col, String code, String message, String cure) {
        add(file, line, col, code, message, cure, Severity.POLICY);
    }

    /** What is worth mending, and a gateway starts all the same. */
    void advise(CamelFile file, Node at, String code, String message, String cure) {
        add(file.name(), line(at), col(at), code, message, cure, Severity.ADVICE);
    }

    void advise(String file, int line, int col, String code, String message, String cure) {
        add(file, line, col, code, message, cure, Severity.ADVICE);
    }

    private void add(String file, int line, int col, String code, String message, String cure, Severity severity) {
        if (severity != Severity.ADVICE) {
            wrong.add(file);
        }
        all.add(new Finding(file, line, col, code, message, cure, severity));
    }

    /** Whether a mistake was found in this file: what follows from it need not be told. */
    boolean wrong(CamelFile file) {
        return wrong.contains(file.name());
    }

    boolean anyWrong() {
        return !wrong.isEmpty();
    }

    /** The findings in order of file and line. */
    List<Finding> sorted() {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparingInt(Finding::line)
                        .thenComparingInt(Finding::col))
                .toList();
    }

    /** The word that was meant; else those that are allowed; else what else is to be done. */
    static String cure(String word, Collection<String> known, String otherwise) {
        return Words.nearest(word, known)
                .filter(near -> meant(word, near))
                .map(near -> "Did you mean \"" + near + "\"")
                .orElseGet(() -> known.isEmpty() || known.size() > MOST_NAMED
                        ? otherwise
                        : otherwise + "; there are "
                                + String.join(", ", known.stream().sorted().toList()));
    }

    private static boolean meant(String word, String near) {
        return Math.abs(word.length() - near.length()) <= MOST_CHANGED;
    }

    static int line(Node at) {
        return at.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    static int col(Node at) {
        return at.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
