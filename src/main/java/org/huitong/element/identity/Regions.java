package org.huitong.element.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * GB/T 2260, the codes of administrative regions: the current ones, those that are retired, and what became of them. Built
 * from lists that the caller has read; knows nothing by itself. Immutable, thread-safe.
 */
public final class Regions {
    /** Knows no region; for callers without lists. */
    public static final Regions NONE = new Regions(Map.of(), List.of());

    /**
     * A code that is not current any more, or was given to another region since.
     *
     * @param code six digits
     * @param name as it was last; empty where not known
     * @param until last day on which it was current; null where not known
     * @param successors what took its place, directly: current codes or ones that are retired themselves; may be empty
     */
    public record Retired(String code, String name, LocalDate until, List<String> successors) {
        public Retired {
            successors = List.copyOf(successors);
        }
    }

    /** What a code is today. */
    public enum State {
        CURRENT,
        /** Retired, and one current region took its place. */
        REPLACED,
        /** Retired, and several current regions took its place: a person or a finer address must choose. */
        SPLIT,
        /** Retired without a current successor. */
        ENDED,
        /** In no list. */
        UNKNOWN
    }

    /** {@code XX0000}, {@code XXXX00} and the rest. */
    public enum Level {
        PROVINCE,
        PREFECTURE,
        COUNTY
    }

    private final Map<String, String> current;
    private final Map<String, Retired> retired = new HashMap<>();
    private final Map<String, List<String>> heirs = new HashMap<>();

    /**
     * @param current code to name
     * @param retired each code once
     */
    public Regions(Map<String, String> current, Collection<Retired> retired) {
        this.current = Map.copyOf(current);
        retired.forEach(entry -> this.retired.put(entry.code(), entry));
        for (String code : this.retired.keySet()) {
            Set<String> all = new LinkedHashSet<>();
            follow(code, all);
            heirs.put(code, all.stream().filter(this.current::containsKey).toList());
        }
    }

    private void follow(String code, Set<String> into) {
        Retired entry = retired.get(code);
        for (String next : entry == null ? List.<String>of() : entry.successors()) {
            if (into.add(next) && !current.containsKey(next)) {
                follow(next, into);
            }
        }
    }

    public boolean isEmpty() {
        return current.isEmpty() && retired.isEmpty();
    }

    public boolean current(String code) {
        return current.containsKey(code);
    }

    /** Whether the code is one or ever was. */
    public boolean known(String code) {
        return current.containsKey(code) || retired.containsKey(code);
    }

    public State state(String code) {
        if (current(code)) {
            return State.CURRENT;
        }
        if (!known(code)) {
            return State.UNKNOWN;
        }
        return switch (successors(code).size()) {
            case 0 -> State.ENDED;
            case 1 -> State.REPLACED;
            default -> State.SPLIT;
        };
    }

    /** The current codes that took the place of a retired one, through all reforms: one, several or none. */
    public List<String> successors(String code) {
        return current(code) ? List.of() : heirs.getOrDefault(code, List.of());
    }

    /** Whether {@code later} is {@code earlier} or, through any number of reforms, took its place, for the whole or a part. */
    public boolean follows(String earlier, String later) {
        Set<String> all = new LinkedHashSet<>(List.of(earlier));
        follow(earlier, all);
        return all.contains(later);
    }

    /** Last day on which a retired code was current; empty where it still is or the day is not known. */
    public Optional<LocalDate> until(String code) {
        return current(code)
                ? Optional.empty()
                : Optional.ofNullable(retired.get(code)).map(Retired::until);
    }

    /** As it is called now, or was last; empty where the lists have no name. */
    public Optional<String> name(String code) {
        String name = current.get(code);
        return name != null
                ? Optional.of(name)
                : Optional.ofNullable(retired.get(code)).map(Retired::name).filter(last -> !last.isEmpty());
    }

    /** @param code six digits */
    public static Level level(String code) {
        if (code.startsWith("0000", 2)) {
            return Level.PROVINCE;
        }
        return code.startsWith("00", 4) ? Level.PREFECTURE : Level.COUNTY;
    }
}
