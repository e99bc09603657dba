package org.huitong.bus;

import java.nio.file.Path;
import java.util.Optional;
import org.huitong.bus.door.DoorSettings;
import org.huitong.seal.Seal;

/**
 * @param directory where the journal lives
 * @param journalFileBytes size of one journal file
 * @param minFreeBytes below this much free space under the journal nothing is accepted
 * @param pageAfterBytes per address, how much may wait in memory before the rest waits on disk
 * @param seal closes what is in the journal
 * @param door how systems' own AMQP clients are let in; empty where none are
 */
public record BusSettings(
        Path directory,
        int journalFileBytes,
        long minFreeBytes,
        long pageAfterBytes,
        Seal seal,
        Optional<DoorSettings> door) {

    /** Without a door: nothing listens on the network; and nothing is closed. */
    public BusSettings(Path directory, int journalFileBytes, long minFreeBytes, long pageAfterBytes) {
        this(directory, journalFileBytes, minFreeBytes, pageAfterBytes, Seal.NONE, Optional.empty());
    }
}
