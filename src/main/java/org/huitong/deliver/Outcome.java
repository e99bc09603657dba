package org.huitong.deliver;

/**
 * What became of one call.
 *
 * @param trouble null where the effect is confirmed
 * @param cause a stable word for grouping, such as {@code http 422} or {@code sqlstate 23505}; empty where delivered
 * @param text what the far end said, without payload; empty where delivered
 */
public record Outcome(Trouble trouble, String cause, String text) {
    public static final Outcome DELIVERED = new Outcome(null, "", "");

    public boolean delivered() {
        return trouble == null;
    }
}
