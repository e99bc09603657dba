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

    /** Content Too Large (RFC 9110, 15.5.14): the far end has refused to look at it. */
    static final String TOO_LARGE = "http 413";

    public boolean delivered() {
        return trouble == null;
    }

    /** True where the call as a whole is longer than the far end takes: it has applied none of it. */
    boolean tooLarge() {
        return trouble == Trouble.RECORD && cause.startsWith(TOO_LARGE);
    }
}
