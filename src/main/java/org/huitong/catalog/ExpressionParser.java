package org.huitong.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the part of Camel's simple language that {@link Expression} knows, and says what is not of it. For one text. */
final class ExpressionParser {
    private static final String FIELD = "${body[";
    private static final String FIELD_END = "]}";
    private static final Pattern NAME = Pattern.compile("[^\\[\\]{}$]*");
    /** They mean something in simple, now or in a later version. */
    private static final List<String> SIGNS = List.of("\\", "'", "\"", "$", "{", "}", "?", "++", "--", "~>");

    private String mistake;

    private ExpressionParser() {}

    /** What was read, or what is wrong with it. */
    record Parsed(Expression expression, Optional<String> mistake) {}

    static Parsed parse(String text) {
        ExpressionParser parser = new ExpressionParser();
        Expression expression = parser.expression(text);
        return new Parsed(expression, Optional.ofNullable(parser.mistake));
    }

    private Expression expression(String text) {
        if (text.isBlank() || text.length() > Expression.MAX_CHARS) {
            return wrong("it is empty, or longer than " + Expression.MAX_CHARS + " characters");
        }
        int question = find(text, " ? ", 0);
        if (question < 0) {
            return template(text);
        }
        int colon = find(text, " : ", question + 3);
        if (colon < 0) {
            return wrong("after ? stands no :");
        }
        return new Expression.Choice(
                condition(text.substring(0, question)),
                value(text.substring(question + 3, colon)),
                value(text.substring(colon + 3)));
    }

    private Expression wrong(String what) {
        mistake = mistake == null ? what : mistake;
        return new Expression.Text("");
    }

    /** Where the sign stands outside of quotes and fields; -1 for nowhere. */
    private static int find(String text, String sign, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (text.startsWith(sign, i)) {
                return i;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith(FIELD, i)) {
                int end = text.indexOf(FIELD_END, i);
                i = end < 0 ? text.length() : end;
            }
        }
        return -1;
    }

    private Expression.Condition condition(String text) {
        boolean either = find(text, " || ", 0) >= 0;
        if (either && find(text, " && ", 0) >= 0) {
            wrong("&& and || stand in one condition");
        }
        String sign = either ? " || " : " && ";
        List<Expression.Test> tests = new ArrayList<>();
        int from = 0;
        for (int at = find(text, sign, 0); at >= 0; at = find(text, sign, from)) {
            tests.add(test(text.substring(from, at)));
            from = at + sign.length();
        }
        tests.add(test(text.substring(from)));
        return new Expression.Condition(!either, tests);
    }

    private Expression.Test test(String text) {
        for (Expression.Operator operator : Expression.Operator.values()) {
            for (String sign : List.of(operator.sign(), operator.opposite())) {
                int at = find(text, " " + sign + " ", 0);
                if (at >= 0) {
                    return new Expression.Test(
                            value(text.substring(0, at)),
                            operator,
                            sign.equals(operator.opposite()),
                            value(text.substring(at + sign.length() + 2)));
                }
            }
        }
        wrong("a condition compares nothing; it knows ==, !=, =~, contains, startsWith, endsWith, with blanks around");
        return new Expression.Test(new Expression.Text(""), Expression.Operator.EQUAL, false, new Expression.Text(""));
    }

    /** In conditions and choices texts stand in quotes. */
    private Expression value(String text) {
        String bare = text.strip();
        if (bare.equals("null")) {
            return new Expression.Text(null);
        }
        char first = bare.isEmpty() ? 0 : bare.charAt(0);
        if (first == '\'' || first == '"') {
            boolean closed = bare.length() > 1 && bare.indexOf(first, 1) == bare.length() - 1;
            return closed
                    ? template(bare.substring(1, bare.length() - 1))
                    : wrong("a quote is not closed, or stands within");
        }
        if (!bare.startsWith("${") || bare.indexOf('}') != bare.length() - 1) {
            return wrong("a text in a condition or choice does not stand in quotes");
        }
        return template(bare);
    }

    private Expression template(String text) {
        List<Expression> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
            literal(text.substring(from, at), parts);
            int end = text.indexOf(FIELD_END, at);
            if (!text.startsWith(FIELD, at) || end < 0) {
                return wrong("it sees nothing but fields, which are written ${body[FIELD]}");
            }
            String name = text.substring(at + FIELD.length(), end);
            SourcePath.mistake(name).ifPresent(this::wrong);
            if (!NAME.matcher(name).matches()) {
                wrong("a field's name holds one of []{}$; name it with from");
            }
            parts.add(new Expression.Field(mistake == null ? SourcePath.of(name) : new SourcePath(name, 0, List.of())));
            from = end + FIELD_END.length();
        }
        literal(text.substring(from), parts);
        return parts.size() == 1 ? parts.get(0) : new Expression.Join(parts);
    }

    private void literal(String text, List<Expression> into) {
        for (String sign : SIGNS) {
            if (text.contains(sign)) {
                wrong("a text holds " + sign + ", which means something in simple");
            }
        }
        if (!text.isEmpty()) {
            into.add(new Expression.Text(text));
        }
    }
}
