package org.huitong.deliver;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.huitong.element.Mask;

/**
 * What a subscription may see and how it wants it.
 *
 * @param subscription its id
 * @param resource what it is about
 * @param everyVersion true for order {@code every}, false for {@code latest}
 * @param keyItem the resource's key
 * @param items granted items and how each is shown
 * @param live false from the moment the grant has no effect; asked before every call
 */
public record Terms(
        String subscription,
        String resource,
        boolean everyVersion,
        String keyItem,
        Map<String, Mask> items,
        BooleanSupplier live) {}
