package org.huitong.operate.api;

/** A request that cannot even be read: answered 400, where a wrong value is answered 422. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String text) {
        super(text);
    }
}
