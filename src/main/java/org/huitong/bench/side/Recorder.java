package org.huitong.bench.side;

import java.io.IOException;
import java.nio.file.Path;
import org.huitong.bench.report.Profile;
import org.huitong.bench.report.Usage;

/** The recorder in a side's process as its asker sees it. Its recording stays beside the log. Used by one thread. */
public final class Recorder {
    private final Child child;
    private final String label;
    private final Path file;

    Recorder(Child child, String label, Path file) {
        this.child = child;
        this.label = label;
        this.file = file;
    }

    /** Starts it. Much of what was compiled is compiled again: give the side load before it records. */
    public void engage() throws IOException {
        child.ask("engage", Boolean.class);
    }

    /** Records until {@link #rest}. */
    public void record() throws IOException {
        child.ask("record", Boolean.class);
    }

    /** What follows is not recorded. */
    public void rest() throws IOException {
        child.ask("rest " + file, Boolean.class);
    }

    /** Stops it and says what it saw while so many records were answered. */
    public Profile land(long records) throws IOException {
        return Profile.read(label, file, child.ask("land", Usage.class), records);
    }
}
