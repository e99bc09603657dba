package org.huitong.far;

import java.util.List;

/**
 * A plain file in a far folder.
 *
 * @param name as the far side writes it, without its folder
 * @param changed in whatever the far side counts; only compared with itself
 */
public record FarFile(String name, long size, long changed) {
    private static final int LONGEST = 200;
    private static final String NOT_IN_NAMES = "/\\:";

    /** Files whose names can do no harm here or in a command there; hidden ones are nobody's. */
    public static List<FarFile> sound(List<FarFile> all) {
        return all.stream().filter(FarFile::sound).toList();
    }

    boolean sound() {
        return !name.isEmpty()
                && !name.startsWith(".")
                && name.length() <= LONGEST
                && name.chars().noneMatch(c -> c < ' ' || c == 127 || NOT_IN_NAMES.indexOf(c) >= 0);
    }
}
