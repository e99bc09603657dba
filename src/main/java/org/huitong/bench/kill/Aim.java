package org.huitong.bench.kill;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.huitong.bench.crash.Moment;

/** What a kill is aimed at, by the stage it hits and the rows of docs/decisions/crash-windows. */
public enum Aim {
    ANY("any", "all", "after a drawn time"),
    SOON("any", "R1 D1 O1", "just after the door opened"),
    LOCKED("drain", "D1 D3", "while the store could not be written"),
    PUSH_BEGUN(Moment.PUSH_BEGUN, "receive normalize authorize", "W1 W2", "0 to 3 ms after a push began"),
    PUSH_ANSWERED(Moment.PUSH_ANSWERED, "publish", "W6 D1", "right after a 202 was read"),
    POLL_BEGUN(Moment.POLL_BEGUN, "receive", "T1", "while the register was read"),
    POLL_READ(Moment.POLL_READ, "receive normalize authorize", "T1 T2", "right after the register was read"),
    CALL_CAME(Moment.CALL_CAME, "deliver", "O2", "between a record's arrival and the answer"),
    CALL_ANSWERED(Moment.CALL_ANSWERED, "deliver", "O2 O3", "right after an answer"),
    ROW_WRITTEN(Moment.ROW_WRITTEN, "deliver", "O2 O11", "a row written to the table, not committed"),
    REPLAY_ASKED(Moment.REPLAY_ASKED, "replay", "R1 R6", "while a replay was asked for"),
    REPLAY_ANSWERED(Moment.REPLAY_ANSWERED, "replay", "R1 R2 E1", "right after rows were marked"),
    JOURNAL_TORN("/journal/:write:after", 90, "publish settle", "W3 T2 O3", "written to the journal, not synced"),
    JOURNAL_BEFORE("/journal/:sync:before", 90, "publish settle", "W3 T2 O3", "before a sync of the journal"),
    JOURNAL_AFTER("/journal/:sync:after", 90, "publish settle", "W5 T3 O4 R3 E2", "journal synced, nobody told"),
    STORE_TORN("huitong.db-wal:write:after", 120, "drain", "D1", "within a commit of the store"),
    STORE_BEFORE("huitong.db-wal:sync:before", 20, "drain", "D1", "before a sync of the store"),
    STORE_AFTER("huitong.db-wal:sync:after", 20, "drain", "D2", "store committed, event not acknowledged");

    private static final int LATE_OF = 3;

    /** Stages of the way that it hits. */
    final String stages;
    /** Rows of the table. */
    final String rows;

    final String meaning;
    /** Null for those that are aimed by time or disk. */
    final Moment moment;

    private final String disk;
    private final int most;

    Aim(String stages, String rows, String meaning) {
        this(null, null, 0, List.of(stages, rows, meaning));
    }

    Aim(Moment moment, String stages, String rows, String meaning) {
        this(moment, null, 0, List.of(stages, rows, meaning));
    }

    Aim(String disk, int most, String stages, String rows, String meaning) {
        this(null, disk, most, List.of(stages, rows, meaning));
    }

    Aim(Moment moment, String disk, int most, List<String> words) {
        this.moment = moment;
        this.disk = disk;
        this.most = most;
        this.stages = words.get(0);
        this.rows = words.get(1);
        this.meaning = words.get(2);
    }

    /** In turn, so that each is aimed at equally often. */
    static Aim of(int cycle, boolean disks) {
        List<Aim> all =
                Stream.of(values()).filter(aim -> disks || !aim.atDisk()).toList();
        return all.get(cycle % all.size());
    }

    /** True where the gateway's own writing is the moment. */
    boolean atDisk() {
        return disk != null;
    }

    /** Where it is at the disk: the plan of the death, counted from the start; one in four is late in a life. */
    String plan(Random random) {
        int times = random.nextInt(LATE_OF) == 0 ? most * LATE_OF : most;
        return disk + ":" + (1 + random.nextInt(times));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
