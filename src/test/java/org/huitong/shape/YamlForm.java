package org.huitong.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds for every piece of Camel YAML, in a route as in a connector. */
final class YamlForm {
    static final Pattern SECRET = Pattern.compile("(?i).*(password|passphrase|token|secret|apikey|credentials?)$");

    private static final Set<String> LANGUAGES = Set.of(
            "simple",
            "constant",
            "jsonpath",
            "xpath",
            "tokenize",
            "groovy",
            "js",
            "mvel",
            "ognl",
            "jq",
            "datasonnet",
            "exchangeProperty");
    private static final Set<String> SCRIPTS = Set.of("groovy", "js", "mvel", "ognl", "python", "joor", "java");
    private static final Set<String> LONG_ONLY = Set.of("to", "toD", "wireTap", "log", "bean", "process");
    private static final Set<String> RETRIES = Set.of(
            "onException",
            "errorHandler",
            "deadLetterChannel",
            "doTry",
            "idempotentConsumer",
            "circuitBreaker",
            "redeliveryPolicy",
            "onFallback");
    private static final Pattern HEADER = Pattern.compile("[A-Z][A-Za-z0-9]*");
    /** Names that HTTP gives. */
    private static final Set<String> STANDARD =
            Set.of("Authorization", "Content-Type", "Idempotency-Key", "Retry-After", "Allow", "WWW-Authenticate");

    private YamlForm() {}

    static List<String> queries(String where, Object tree) {
        return where(
                where,
                tree,
                entry -> entry.key().equals("uri") && entry.value().toString().contains("?"));
    }

    static List<String> shortForms(String where, Object tree) {
        return where(
                where,
                tree,
                entry -> LANGUAGES.contains(entry.key())
                                && !entry.parent().toLowerCase().endsWith("expression")
                                && !Set.of("handled", "continued", "completionPredicate")
                                        .contains(entry.parent())
                        || LONG_ONLY.contains(entry.key())
                                && entry.value() instanceof String
                                && !entry.parent().equals("parameters"));
    }

    static List<String> scripts(String where, Object tree) {
        List<String> found = new ArrayList<>(where(where, tree, entry -> SCRIPTS.contains(entry.key())));
        found.addAll(where(
                where,
                tree,
                entry -> entry.key().equals("choice")
                        && YamlFile.entries(entry.value()).stream()
                                .anyMatch(inner -> inner.key().equals("choice"))));
        found.addAll(where(
                where,
                tree,
                entry -> entry.parent().equals("simple")
                        && entry.key().equals("expression")
                        && entry.value().toString().strip().contains("\n")));
        return found;
    }

    static List<String> retries(String where, Object tree) {
        return where(where, tree, entry -> RETRIES.contains(entry.key()));
    }

    static List<String> headers(String where, Object tree) {
        return where(
                where,
                tree,
                entry -> Set.of("setHeader", "removeHeader").contains(entry.key())
                        && entry.value() instanceof Map<?, ?> map
                        && !HEADER.matcher(YamlFile.string(map.get("name"))).matches()
                        && !STANDARD.contains(YamlFile.string(map.get("name"))));
    }

    /** A secret stands nowhere but behind a placeholder, and never in a URI. */
    static List<String> secrets(String where, Object tree) {
        List<String> found = new ArrayList<>();
        for (YamlFile.Entry entry : YamlFile.entries(tree)) {
            if (entry.key().equals("parameters") && entry.value() instanceof Map<?, ?> parameters) {
                parameters.forEach((name, value) -> {
                    if (SECRET.matcher(name.toString()).matches()
                            && !value.toString()
                                    .matches("\\{\\{.+}}|RAW\\(\\{\\{([\\w.]+|env:\\w+:)}}\\)|#.+|\\$\\{.+}")) {
                        found.add(where + ": parameter " + name + " holds its value");
                    }
                });
            }
            if (entry.key().equals("uri")
                    && YamlFile.string(entry.value())
                            .matches("(?i).*(password|token|secret)=.*|.*://[^/@]*:[^/@]*@.*")) {
                found.add(where + ": a secret in a uri");
            }
        }
        return found;
    }

    private static List<String> where(String where, Object tree, java.util.function.Predicate<YamlFile.Entry> wrong) {
        return YamlFile.entries(tree).stream()
                .filter(wrong)
                .map(entry -> where + ": " + entry.key() + " under " + entry.parent())
                .toList();
    }
}
