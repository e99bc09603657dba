package org.huitong.bench.powerloss;

/**
 * One change of the disk, or a sync that returned.
 *
 * @param file its number; a name that is used again is another file; -1 where it is about a name only
 * @param path below the data directory; of a rename the old one; of a sync that of the file
 * @param to new name of a rename
 * @param offset of a write; of a resize the size
 * @param data where a write's bytes stand in the trace
 * @param grows true where a write made its file longer
 * @param full of a sync: fsync, which also makes the file's names durable, and not fdatasync
 * @param begin of a sync: how many changes had been made when it began
 * @param began of a sync: when it began; else as {@code at}
 * @param at when it was done, by System.nanoTime
 */
record Change(
        Kind kind,
        int file,
        String path,
        String to,
        long offset,
        int length,
        long data,
        boolean grows,
        boolean full,
        int begin,
        long began,
        long at) {

    enum Kind {
        CREATE,
        WRITE,
        /** To exactly this size. */
        CUT,
        /** To at least this size. */
        STRETCH,
        RENAME,
        UNLINK,
        MKDIR,
        RMDIR,
        SYNC
    }

    static Change of(Kind kind, int file, String path, long at) {
        return new Change(kind, file, path, "", 0, 0, 0, false, false, 0, at, at);
    }

    static Change rename(int file, String from, String to, long at) {
        return new Change(Kind.RENAME, file, from, to, 0, 0, 0, false, false, 0, at, at);
    }

    static Change resize(Kind kind, int file, String path, long size, long at) {
        return new Change(kind, file, path, "", size, 0, 0, false, false, 0, at, at);
    }

    static Change write(int file, String path, Trace.Line line, boolean grows) {
        return new Change(
                Kind.WRITE,
                file,
                path,
                "",
                line.offset(),
                line.length(),
                line.data(),
                grows,
                false,
                0,
                line.nanos(),
                line.nanos());
    }

    static Change sync(int file, String path, boolean full, int begin, long began, long at) {
        return new Change(Kind.SYNC, file, path, "", 0, 0, 0, false, full, begin, began, at);
    }

    /** Changes names, sizes or folders: what a file system keeps in its own journal. */
    boolean metadata() {
        return kind != Kind.SYNC && (kind != Kind.WRITE || grows);
    }

    boolean below(String folder) {
        return path.startsWith(folder);
    }
}
