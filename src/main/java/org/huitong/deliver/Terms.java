package org.huitong.deliver;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.huitong.element.Mask;

/**
 * What a subscription may see and how it wants it, as one version of its grant says. A later version is another object:
 * whoever works by these asks before every call whether they are still the ones that hold.
 *
 * @param subscription its id
 * @param resource what it is about
 * @param everyVersion true for order {@code every}, false for {@code latest}
 * @param keyItem the resource's key
 * @param version of the grant
 * @param items granted items and how each is shown
 * @param live false from the moment the grant has no effect; asked before every call
 * @param closed why it has none, for people; asked only then
 * @param discard what is given up before anything else goes out; null for nothing
 */
public record Terms(
        String subscription,
        String resource,
        boolean everyVersion,
        String keyItem,
        int version,
        Map<String, Mask> items,
        BooleanSupplier live,
        Supplier<Closed> closed,
        Discard discard) {

    /**
     * Why nothing goes out.
     *
     * @param text code, cause and cure
     * @param since milliseconds since the epoch; 0 where nobody can say
     */
    public record Closed(String text, long since) {}

    /**
     * A person's word that what has gathered while the subscription was closed is given up.
     *
     * @param act unique
     * @param slices how many, from the head of the queue
     */
    public record Discard(String act, long slices, String person, String reason) {}

    /** The same, with something to give up first. */
    public Terms with(Discard given) {
        return new Terms(subscription, resource, everyVersion, keyItem, version, items, live, closed, given);
    }

    /** True where records that were made ready by these may go out now. */
    boolean hold(Terms now) {
        return now.version == version && now.live.getAsBoolean();
    }
}
