package org.huitong.bench.powerloss;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that happened to the files of one gateway, from an empty data directory on, with files told apart. */
final class History {
    private static final int CREATES = 1;
    private static final int EMPTIES = 2;
    private static final int FOLDER = 4;
    private static final int DATA_ONLY = 1;
    private static final int AT_LEAST = 1;
    private static final int NO_FILE = -1;

    private final String below;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Integer, Integer> open = new HashMap<>();
    private final Map<Integer, String> paths = new HashMap<>();
    private final Map<Integer, String> folders = new HashMap<>();
    private final Map<Integer, Deque<Change>> syncing = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    private int files;

    private History(Path below) {
        this.below = below.toString();
    }

    /** @param below the directory that was recorded */
    static History of(Path trace, Path below) throws IOException {
        History history = new History(below);
        Trace.read(trace).forEach(history::add);
        return history;
    }

    /** In order. */
    List<Change> changes() {
        return changes;
    }

    /** How many changes had been made, and syncs had returned, by this time. */
    int until(long nanos) {
        int from = 0;
        int to = changes.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (changes.get(middle).at() <= nanos) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** What the recorder knows it cannot follow; empty is well. */
    List<String> unseen() {
        return unseen;
    }

    private void add(Trace.Line line) {
        switch (line.op()) {
            case OPEN -> opened(line);
            case CLOSE -> closed(line.fd());
            case DUP -> copied(line);
            case WRITE -> written(line);
            case RESIZE -> resized(line);
            case RENAME -> renamed(line);
            case UNLINK -> unlinked(line);
            case MKDIR -> changes.add(Change.of(Change.Kind.MKDIR, NO_FILE, relative(line.text()), line.nanos()));
            case RMDIR -> changes.add(Change.of(Change.Kind.RMDIR, NO_FILE, relative(line.text()), line.nanos()));
            case SYNC_BEGIN -> syncBegun(line);
            case SYNC_END -> syncEnded(line);
            case MAP -> mapped(relative(line.text()));
            case UNSEEN, NONE -> unseen.add(line.text());
        }
    }

    private void opened(Trace.Line line) {
        String path = relative(line.text());
        closed(line.fd());
        if ((line.arg() & FOLDER) != 0) {
            folders.put(line.fd(), path);
            return;
        }
        Integer file = names.get(path);
        if (file == null) {
            if ((line.arg() & CREATES) == 0) {
                unseen.add("a file that was there before: " + path);
            }
            file = files++;
            names.put(path, file);
            paths.put(file, path);
            sizes.put(file, 0L);
            changes.add(Change.of(Change.Kind.CREATE, file, path, line.nanos()));
        } else if ((line.arg() & EMPTIES) != 0 && sizes.get(file) > 0) {
            sizes.put(file, 0L);
            changes.add(Change.resize(Change.Kind.CUT, file, path, 0, line.nanos()));
        }
        open.put(line.fd(), file);
    }

    private void closed(int fd) {
        open.remove(fd);
        folders.remove(fd);
    }

    private void copied(Trace.Line line) {
        closed(line.arg());
        if (open.containsKey(line.fd())) {
            open.put(line.arg(), open.get(line.fd()));
        }
    }

    private void written(Trace.Line line) {
        Integer file = open.get(line.fd());
        if (file == null) {
            unseen.add("a write to a file nobody opened");
            return;
        }
        long end = line.offset() + line.length();
        changes.add(Change.write(file, paths.get(file), line, end > sizes.get(file)));
        sizes.merge(file, end, Math::max);
    }

    private void resized(Trace.Line line) {
        Integer file = open.get(line.fd());
        boolean stretch = line.arg() == AT_LEAST;
        long size = stretch ? Math.max(sizes.get(file), line.offset()) : line.offset();
        sizes.put(file, size);
        Change.Kind kind = stretch ? Change.Kind.STRETCH : Change.Kind.CUT;
        changes.add(Change.resize(kind, file, paths.get(file), size, line.nanos()));
    }

    private void renamed(Trace.Line line) {
        int border = line.text().indexOf('\0');
        String from = relative(line.text().substring(0, border));
        String to = relative(line.text().substring(border + 1));
        Integer file = names.remove(from);
        if (file == null) {
            unseen.add("the renaming of a folder: " + from);
            return;
        }
        names.put(to, file);
        paths.put(file, to);
        changes.add(Change.rename(file, from, to, line.nanos()));
    }

    private void unlinked(Trace.Line line) {
        String path = relative(line.text());
        Integer file = names.remove(path);
        changes.add(Change.of(Change.Kind.UNLINK, file == null ? NO_FILE : file, path, line.nanos()));
    }

    private void syncBegun(Trace.Line line) {
        String folder = folders.get(line.fd());
        Integer file = open.get(line.fd());
        String path = folder != null ? folder : file == null ? "" : paths.get(file);
        boolean full = line.arg() != DATA_ONLY;
        syncing.computeIfAbsent(line.fd(), fd -> new ArrayDeque<>())
                .add(Change.sync(file == null ? NO_FILE : file, path, full, changes.size(), line.nanos(), 0));
    }

    /** Of two syncs of one file at once the one that began first is taken to end first: at the later end both are true. */
    private void syncEnded(Trace.Line line) {
        Change begun = syncing.get(line.fd()).poll();
        changes.add(Change.sync(begun.file(), begun.path(), begun.full(), begun.begin(), begun.began(), line.nanos()));
    }

    /** SQLite's shared memory is a cache of the write-ahead log; it makes it anew. */
    private void mapped(String path) {
        if (!path.endsWith("-shm")) {
            unseen.add("a file mapped to memory: " + path);
        }
    }

    private String relative(String path) {
        return path.equals(below) ? "" : path.substring(below.length() + 1);
    }
}
