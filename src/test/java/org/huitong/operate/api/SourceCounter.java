package org.huitong.operate.api;

import java.time.Instant;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** A desk of one source. */
final class SourceCounter implements SourceDesk {
    static final String SYSTEM = "public-security.population";
    static final String RESOURCE = "population-basic";

    /** Null while it is open. */
    volatile StatusView.Pause pause;

    @Override
    public void pause(String system, String resource, String person, String reason) {
        mustBe(system, resource, false);
        pause = new StatusView.Pause(person, reason, Instant.parse("2026-11-29T00:00:00Z"));
    }

    @Override
    public void resume(String system, String resource, String person, String reason) {
        mustBe(system, resource, true);
        pause = null;
    }

    private void mustBe(String system, String resource, boolean paused) {
        if (!system.equals(SYSTEM) || !resource.equals(RESOURCE)) {
            throw new HuitongException(ErrorCode.OPERATE_UNKNOWN, "There is no such source.");
        }
        if (paused == (pause == null)) {
            throw new HuitongException(ErrorCode.OPERATE_STALE, "It is " + (paused ? "not " : "") + "paused.");
        }
    }
}
