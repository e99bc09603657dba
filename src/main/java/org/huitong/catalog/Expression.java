package org.huitong.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value computed from a record's fields, as it is written in Camel's simple language, of which it is a part: text with
 * {@code ${body[FIELD]}}, or {@code <condition> ? <value> : <value>}. It sees the fields of the record and nothing else, calls
 * nothing, repeats nothing, and is no longer than {@value #MAX_CHARS} characters.
 */
public sealed interface Expression {
    int MAX_CHARS = 1000;

    /** Text as it stands; null for the word {@code null}. */
    record Text(String text) implements Expression {}

    /** The field at a path. */
    record Field(SourcePath path) implements Expression {}

    /** One after another, without those that have no value. */
    record Join(List<Expression> parts) implements Expression {}

    /** One of two. */
    record Choice(Condition when, Expression then, Expression otherwise) implements Expression {}

    /**
     * @param all whether every test must hold, or one
     * @param tests at least one
     */
    record Condition(boolean all, List<Test> tests) {}

    /** @param not whether the operator is turned round, e.g. {@code !=} */
    record Test(Expression left, Operator operator, boolean not, Expression right) {}

    /** How two texts are compared; nothing is equal to nothing alone, and holds nothing. */
    enum Operator {
        EQUAL("=="),
        EQUAL_IGNORING_CASE("=~"),
        CONTAINS("contains"),
        STARTS_WITH("startsWith"),
        ENDS_WITH("endsWith");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        /** {@code !=}, {@code !contains}. */
        String opposite() {
            return this == EQUAL ? "!=" : "!" + sign;
        }
    }

    /** Every field it sees, in order. */
    default Stream<SourcePath> fields() {
        if (this instanceof Field field) {
            return Stream.of(field.path());
        }
        if (this instanceof Join join) {
            return join.parts().stream().flatMap(Expression::fields);
        }
        if (this instanceof Choice choice) {
            Stream<Expression> tested =
                    choice.when().tests().stream().flatMap(test -> Stream.of(test.left(), test.right()));
            return Stream.concat(tested, Stream.of(choice.then(), choice.otherwise()))
                    .flatMap(Expression::fields);
        }
        return Stream.empty();
    }
}
