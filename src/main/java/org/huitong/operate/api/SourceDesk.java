package org.huitong.operate.api;

/**
 * What the admin API needs of the running gateway's polled sources. As {@link Desk}; an act throws {@link
 * org.huitong.message.HuitongException} OPERATE-UNKNOWN, OPERATE-STALE or OPERATE-INVALID, and stands when it is answered.
 */
public interface SourceDesk {

    /** Nothing more is read from it; its place is kept. */
    void pause(String system, String resource, String person, String reason);

    /** It goes on at its place, at once. */
    void resume(String system, String resource, String person, String reason);
}
