package org.huitong.model;

/** The process dies here: nothing catches this but the harness. */
final class CrashError extends Error {
    private static final long serialVersionUID = 1L;

    CrashError() {
        super("the process died", null, false, false);
    }
}
