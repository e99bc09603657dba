package org.huitong.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Puts other values of the same shape in the place of a record's own, one after the other, and keeps each only where the
 * record is still treated alike. For one thread.
 */
public final class Masking {
    private static final Pattern CITIZEN = Pattern.compile("\\d{17}[\\dXx]");
    /** Of the first generation: two digits of the year, and no check digit. */
    private static final Pattern OLD = Pattern.compile("\\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int REGION = 6;
    private static final int BORN = 14;
    private static final int BODY = 17;
    private static final String CENTURY = "19";
    private static final String DAY = CENTURY + "800101";

    private final Map<String, Object> record;
    private final Predicate<Map<String, Object>> alike;
    private final BiPredicate<String, Object> word;
    private final Candidates candidates;
    private final List<Place> places = new ArrayList<>();

    /** Where a value stands. */
    private record Place(String field, Object was, Consumer<Object> put) {}

    /**
     * @param alike whether a record is treated as the one that is masked
     * @param word whether a field's value is one of a closed table, which is nobody's
     * @param seed the same gives the same
     */
    public Masking(
            Map<String, Object> record,
            Predicate<Map<String, Object>> alike,
            BiPredicate<String, Object> word,
            long seed) {
        this.record = copy(record, "");
        this.alike = alike;
        this.word = word;
        this.candidates = new Candidates(seed);
    }

    /** The masked record, or the first field for which nothing was found. */
    public record Masked(Map<String, Object> record, Optional<String> stuck) {}

    public Masked masked() {
        List<Place> left = new ArrayList<>(places);
        left.removeAll(born());
        for (Place place : left) {
            if (!mask(place) && !nobodys(place)) {
                return new Masked(record, Optional.of(place.field()));
            }
        }
        return new Masked(record, Optional.empty());
    }

    private boolean mask(Place place) {
        if (nothing(place.was())) {
            return true;
        }
        boolean found = candidates
                .of(place.was())
                .filter(other -> !other.toString().equals(place.was().toString()))
                .anyMatch(other -> {
                    place.put().accept(other);
                    return alike.test(record);
                });
        if (!found) {
            place.put().accept(place.was());
        }
        return found;
    }

    private boolean nobodys(Place place) {
        return place.was() instanceof Boolean || word.test(place.field(), place.was());
    }

    /** Nothing of it could be told. */
    private static boolean nothing(Object value) {
        return value == null
                || value instanceof String text && text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /**
     * The day of birth stands in a citizen id and beside it, so both change at once; region and sex stay, the check digit is
     * right or wrong as it was.
     */
    private List<Place> born() {
        List<Place> changed = new ArrayList<>();
        for (Place place : places) {
            if (place.was() instanceof String id && citizen(id.strip())) {
                changed.addAll(bornAs(id.strip()));
            }
        }
        if (!changed.isEmpty() && !alike.test(record)) {
            changed.forEach(place -> place.put().accept(place.was()));
            return List.of();
        }
        return changed;
    }

    private static boolean citizen(String text) {
        return CITIZEN.matcher(text).matches() || OLD.matcher(text).matches();
    }

    private List<Place> bornAs(String id) {
        boolean old = id.length() < BODY;
        String day = old ? CENTURY + id.substring(REGION, BORN - CENTURY.length()) : id.substring(REGION, BORN);
        List<Place> changed = new ArrayList<>();
        for (Place place : places) {
            if (place.was() instanceof String text) {
                String other = text.equals(id)
                        ? old ? otherOld(id) : other(id)
                        : text.equals(day) ? DAY : text.equals(dashed(day)) ? dashed(DAY) : text;
                if (!other.equals(text)) {
                    place.put().accept(other);
                    changed.add(place);
                }
            }
        }
        return changed;
    }

    private static String dashed(String day) {
        return day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6);
    }

    /** Men have an odd number, women an even one. */
    private static String other(String id) {
        String body = id.substring(0, REGION) + DAY + "00" + (2 + (id.charAt(BODY - 1) - '0') % 2);
        boolean right = check(id) == Character.toUpperCase(id.charAt(BODY));
        char check = check(body);
        return body + (right ? check : check == '0' ? '1' : '0');
    }

    private static String otherOld(String id) {
        return id.substring(0, REGION) + DAY.substring(CENTURY.length()) + "00"
                + (2 + (id.charAt(id.length() - 1) - '0') % 2);
    }

    private static char check(String id) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            sum += WEIGHTS[i] * (id.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    private Map<String, Object> copy(Map<?, ?> map, String path) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = key.toString();
            copy.put(name, value(value, path.isEmpty() ? name : path, other -> copy.put(name, other)));
        });
        return copy;
    }

    private List<Object> copy(List<?> list, String path) {
        List<Object> copy = new ArrayList<>();
        for (Object value : list) {
            int at = copy.size();
            copy.add(value(value, path, other -> copy.set(at, other)));
        }
        return copy;
    }

    private Object value(Object value, String field, Consumer<Object> put) {
        if (value instanceof Map<?, ?> map) {
            return copy(map, field);
        }
        if (value instanceof List<?> list) {
            return copy(list, field);
        }
        places.add(new Place(field, value, put));
        return value;
    }
}
