package org.huitong.catalog;

import java.util.Set;

/**
 * The classification (信息资源分类) is a code table whose codes tell their place: class one digit, item three, catalog six,
 * details any number more. Never derived from regions: the running tree has an order of its own.
 */
final class ClassificationTree {
    private static final int ITEM = 3;
    private static final int CATALOG = 6;

    private ClassificationTree() {}

    /** Every node hangs on another, up to the classes 1, 2 and 3. */
    static void check(Section table, Set<String> codes) {
        for (String code : codes) {
            if (!code.matches("[123](\\d{2}(\\d{3}\\d*)?)?")) {
                table.report(
                        code,
                        "CATALOG-CLASSIFICATION",
                        "\"" + code + "\" is no code of a classification",
                        "Write 1, 3, 6 or more digits, the first of them 1, 2 or 3");
            } else if (code.length() > 1 && parent(codes, code).isEmpty()) {
                table.report(
                        code,
                        "CATALOG-CLASSIFICATION",
                        "\"" + code + "\" hangs on nothing",
                        "Add " + above(code) + " to the table");
            }
        }
    }

    /** The node that a code hangs on: the longest that it begins with; empty where the level above is not there. */
    static String parent(Set<String> codes, String code) {
        for (int length = code.length() - 1; length >= 1; length--) {
            String shorter = code.substring(0, length);
            if (codes.contains(shorter)) {
                return length >= least(code) ? shorter : "";
            }
        }
        return "";
    }

    private static String above(String code) {
        return code.substring(0, least(code));
    }

    /** How long the node above is at least; details may leave out levels. */
    private static int least(String code) {
        return code.length() > CATALOG ? CATALOG : code.length() > ITEM ? ITEM : 1;
    }
}
