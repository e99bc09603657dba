package org.huitong.bus;

import java.nio.file.Path;

/**
 * @param directory where the journal lives
 * @param journalFileBytes size of one journal file
 * @param minFreeBytes below this much free space under the journal nothing is accepted
 * @param pageAfterBytes per address, how much may wait in memory before the rest waits on disk
 */
public record BusSettings(Path directory, int journalFileBytes, long minFreeBytes, long pageAfterBytes) {}
