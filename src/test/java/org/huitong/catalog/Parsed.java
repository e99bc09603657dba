package org.huitong.catalog;

/** Expressions for tests outside this package. */
public final class Parsed {
    private Parsed() {}

    public static Expression of(String text) {
        ExpressionParser.Parsed parsed = ExpressionParser.parse(text);
        if (parsed.mistake().isPresent()) {
            throw new IllegalArgumentException(text + ": " + parsed.mistake().get());
        }
        return parsed.expression();
    }
}
