package org.huitong.operate.cli;

/** A command could not do what it was asked; the text says why and what to do, in the person's language. */
public final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    CommandFailed(String text) {
        super(text);
    }
}
