package org.huitong.bench.fuzz;

/**
 * An input that is broken in a way that is seen in the wild.
 *
 * @param name what is broken
 * @param target the decoder that reads it
 * @param harmless whether it may also be read without a fault: a mixture of line ends is only untidy
 */
public record Broken(String name, FuzzTarget target, byte[] input, boolean harmless) {

    @Override
    public String toString() {
        return target.name() + ": " + name;
    }
}
