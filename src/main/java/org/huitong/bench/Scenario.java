package org.huitong.bench;

import java.io.IOException;
import org.huitong.bench.report.ScenarioReport;

/** One load, and the sides that carry it. Used by one thread. */
interface Scenario {
    /** Measures all sides in turn. Fails where an answer is wrong, a connection dies or counts do not match. */
    ScenarioReport run(Room room) throws IOException, InterruptedException;
}
