package org.huitong.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Finding;
import org.huitong.message.CodeWords;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Findings as SARIF 2.1.0 (OASIS), which editors and the pages of code reviews show beside the line. */
public final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    /** Who shows it knows where its copy of the home is. */
    private static final String HOME = "%SRCROOT%";

    private Sarif() {}

    /** The one document, to be written as JSON, its rules in these words; paths are from the home. */
    public static Map<String, Object> of(List<Finding> findings, CodeWords words) {
        List<String> codes =
                findings.stream().map(Finding::code).distinct().sorted().toList();
        Map<String, Object> driver = Map.of(
                "name",
                "huitong check",
                "rules",
                codes.stream().map(code -> rule(code, words)).toList());
        Map<String, Object> run = Map.of(
                "tool",
                Map.of("driver", driver),
                "columnKind",
                "unicodeCodePoints",
                "results",
                findings.stream()
                        .map(finding -> result(finding, codes.indexOf(finding.code())))
                        .toList());
        return Map.of("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
    }

    private static Map<String, Object> rule(String code, CodeWords words) {
        return Map.of(
                "id", code,
                "shortDescription", Map.of("text", words.meaning(code).orElse(code)),
                "help", Map.of("text", words.cure(code).orElse(code)));
    }

    private static Map<String, Object> result(Finding finding, int rule) {
        Map<String, Object> place = Map.of(
                "artifactLocation", Map.of("uri", uri(finding.file()), "uriBaseId", HOME),
                "region", Map.of("startLine", finding.line(), "startColumn", finding.col()));
        return Map.of(
                "ruleId", finding.code(),
                "ruleIndex", rule,
                "level", level(finding.severity()),
                "message", Map.of("text", finding.message() + ". " + finding.cure() + "."),
                "locations", List.of(Map.of("physicalLocation", place)));
    }

    private static String level(Finding.Severity severity) {
        return switch (severity) {
            case MISTAKE -> "error";
            case POLICY -> "warning";
            case ADVICE -> "note";
        };
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "the name of a file became no address. Report it.", e);
        }
    }
}
