package org.huitong.wiring;

import java.lang.management.ManagementFactory;

/** Which process this is, as people look for it. */
final class Node {
    private static final int MOST_CHARS = 100;

    private Node() {}

    /** {@code pid@machine}. */
    static String name() {
        String name = ManagementFactory.getRuntimeMXBean().getName();
        return name.length() <= MOST_CHARS ? name : name.substring(0, MOST_CHARS);
    }
}
