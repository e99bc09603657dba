package org.huitong.bus;

/** Hears how polled sources fare. Called on the source's thread; must not block. */
public interface SourceWatch {

    /**
     * False while the gateway is too far behind to take more in, or the system is not to be asked; the source waits.
     *
     * @param system whose source it is
     */
    boolean mayPoll(String system);

    /**
     * True while a person has paused it: what is under way is finished or given up, nothing more is read. Must cost nothing.
     *
     * @param source {@code system/resource}
     */
    boolean paused(String source);

    /**
     * @param source {@code system/resource}
     * @param watermark where the next poll begins
     */
    void polled(String source, Object watermark);

    /**
     * @param stopped true where the source will not try again by itself
     * @param text code, what happened, the cure
     */
    void failed(String source, boolean stopped, String text);
}
