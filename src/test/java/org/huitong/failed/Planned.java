package org.huitong.failed;

import java.util.List;

/**
 * A question whose plan is looked at.
 *
 * @param index that must be used
 * @param alone whether the index must answer it, without the table
 */
public record Planned(String name, String sql, List<Object> values, String index, boolean alone) {
    public static Planned by(String index, String name, String sql, Object... values) {
        return new Planned(name, sql, List.of(values), index, false);
    }

    public static Planned alone(String index, String name, String sql, Object... values) {
        return new Planned(name, sql, List.of(values), index, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
