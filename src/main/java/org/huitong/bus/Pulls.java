package org.huitong.bus;

import java.util.List;

/** What is to be read again of polled sources, for single subscriptions. Asked on a source's thread; must not block. */
public interface Pulls {
    /** Nothing is. */
    Pulls NONE = source -> List.of();

    /** Of one source, named {@code system/resource}. */
    List<Pull> pulls(String source);
}
