package org.huitong.normalize;

import java.util.List;
import java.util.function.Function;
import org.huitong.catalog.Expression;

/** An expression of a mapping, compiled. Immutable, thread-safe. */
final class Formula {
    /** Fields that hold an object or a list, which are no text. */
    private static final Object SHAPELESS = List.of();

    private final Function<Member, Object> value;

    Formula(Expression expression) {
        this.value = compiled(expression);
    }

    /** Text, null for none, or a list where a field that it sees is no plain value. */
    Object of(Member member) {
        return value.apply(member);
    }

    private static Function<Member, Object> compiled(Expression expression) {
        if (expression instanceof Expression.Field field) {
            Place place = new Place(field.path());
            return member -> {
                Object found = place.in(member);
                String text = found == null ? null : FieldMapping.text(found);
                return found != null && text == null ? SHAPELESS : text;
            };
        }
        if (expression instanceof Expression.Join join) {
            List<Function<Member, Object>> parts =
                    join.parts().stream().map(Formula::compiled).toList();
            return member -> joined(parts, member);
        }
        if (expression instanceof Expression.Choice choice) {
            List<Function<Member, Object>> tests =
                    choice.when().tests().stream().map(Formula::test).toList();
            Function<Member, Object> then = compiled(choice.then());
            Function<Member, Object> otherwise = compiled(choice.otherwise());
            boolean all = choice.when().all();
            return member -> chosen(tests, all, then, otherwise, member);
        }
        String text = ((Expression.Text) expression).text();
        return member -> text;
    }

    private static Object joined(List<Function<Member, Object>> parts, Member member) {
        StringBuilder text = new StringBuilder();
        for (Function<Member, Object> part : parts) {
            Object value = part.apply(member);
            if (value == SHAPELESS) {
                return SHAPELESS;
            }
            if (value != null) {
                text.append(value);
            }
        }
        return text.toString();
    }

    private static Object chosen(
            List<Function<Member, Object>> tests,
            boolean all,
            Function<Member, Object> then,
            Function<Member, Object> otherwise,
            Member member) {
        boolean holds = all;
        for (Function<Member, Object> test : tests) {
            Object answer = test.apply(member);
            if (answer == SHAPELESS) {
                return SHAPELESS;
            }
            holds = all ? holds && answer == Boolean.TRUE : holds || answer == Boolean.TRUE;
        }
        return (holds ? then : otherwise).apply(member);
    }

    /** True or false, or a list as {@link #of}. */
    private static Function<Member, Object> test(Expression.Test test) {
        Function<Member, Object> left = compiled(test.left());
        Function<Member, Object> right = compiled(test.right());
        return member -> {
            Object a = left.apply(member);
            Object b = right.apply(member);
            return a == SHAPELESS || b == SHAPELESS
                    ? SHAPELESS
                    : (Object) (test.not() != holds(test.operator(), (String) a, (String) b));
        };
    }

    private static boolean holds(Expression.Operator operator, String a, String b) {
        if (a == null || b == null) {
            return a == b
                    && (operator == Expression.Operator.EQUAL || operator == Expression.Operator.EQUAL_IGNORING_CASE);
        }
        return switch (operator) {
            case EQUAL -> a.equals(b);
            case EQUAL_IGNORING_CASE -> a.equalsIgnoreCase(b);
            case CONTAINS -> a.contains(b);
            case STARTS_WITH -> a.startsWith(b);
            case ENDS_WITH -> a.endsWith(b);
        };
    }
}
