package org.huitong.broken;

/**
 * A rule that makes a broken home of the good one, and what is to be said of it.
 *
 * @param file path from the home
 * @param from text of the file that goes, once; empty writes the whole file anew
 * @param to what comes in its place
 * @param code of the one mistake
 * @param where the file in which the mistake is told
 * @param at what stands there, from the told column on
 * @param cure part of the cure
 */
public record Broken(String file, String from, String to, String code, String where, String at, String cure) {

    static Broken of(String file, String from, String to, String code, String at, String cure) {
        return new Broken(file, from, to, code, file, at, cure);
    }

    /** Told in another file than the one that was broken. */
    Broken toldIn(String other, String there) {
        return new Broken(file, from, to, code, other, there, cure);
    }

    @Override
    public String toString() {
        String changed =
                from.isEmpty() ? "another file" : to.strip().lines().findFirst().orElse("without " + from.strip());
        return code + " " + file.substring(file.lastIndexOf('/') + 1) + ": " + changed;
    }
}
