package org.huitong.normalize;

/** One compiled step: text into text, a typed value, or a {@link Fault}. Thread-safe. */
interface Conversion {
    Object apply(String text);
}
