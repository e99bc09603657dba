package org.huitong.message;

/** Exchange headers that travel between stages. Anything else a sender brings is dropped at receive. */
public final class Headers {
    /** System id of the caller or of the polled source. */
    public static final String SYSTEM = "HuitongSystem";
    /** Resource the intake is about. */
    public static final String RESOURCE = "HuitongResource";

    private Headers() {}
}
