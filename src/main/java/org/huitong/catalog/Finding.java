package org.huitong.catalog;

/**
 * One mistake in a file.
 *
 * @param file path from home
 * @param line from 1
 * @param col from 1
 * @param code stable, e.g. {@code CATALOG-UNKNOWN-KEY}
 * @param message what is wrong, without a full stop
 * @param cure what to do, without a full stop
 */
public record Finding(String file, int line, int col, String code, String message, String cure) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + col + ": " + code + " " + message + ". " + cure + ".";
    }
}
