package org.huitong.deliver;

import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What a subscription may see and how it wants it.
 *
 * @param subscription its id
 * @param resource what it is about
 * @param everyVersion true for order {@code every}, false for {@code latest}
 * @param keyItem the resource's key
 * @param clear items granted as they are
 * @param masked items granted as keyed hash
 * @param live false from the moment the grant has no effect; asked before every call
 */
public record Terms(
        String subscription,
        String resource,
        boolean everyVersion,
        String keyItem,
        Set<String> clear,
        Set<String> masked,
        BooleanSupplier live) {}
