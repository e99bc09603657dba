package org.huitong.bench.powerloss;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A disk as it may be found after the power came back. Use once. */
final class Disk {
    private static final String SHARED_MEMORY = "-shm";

    private final FileChannel trace;
    private final Path files;
    private final Map<Integer, FileChannel> open = new HashMap<>();
    private final Map<String, Integer> names = new TreeMap<>();
    private final TreeSet<String> folders = new TreeSet<>();

    private Disk(FileChannel trace, Path files) {
        this.trace = trace;
        this.files = files;
    }

    /**
     * Writes it.
     *
     * @param until after so many changes the power was gone
     * @param works which syncs do what they say
     * @param target the data directory; must not be there
     */
    static void rebuild(History history, Path trace, int until, Predicate<Change> works, Survival survival, Path target)
            throws IOException {
        Path files = Files.createDirectories(target.resolveSibling(target.getFileName() + ".files"));
        try (FileChannel channel = FileChannel.open(trace)) {
            Disk disk = new Disk(channel, files);
            disk.apply(history.changes().subList(0, until), works, survival);
            disk.name(target);
        }
    }

    private void apply(List<Change> changes, Predicate<Change> works, Survival survival) throws IOException {
        Durable durable = Durable.after(changes, changes.size(), works);
        int named = survival.names(durable.names(), changes.size());
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            if (change.kind() == Change.Kind.WRITE) {
                write(change, durable.bytes(change, i) ? Survival.EVERYTHING : survival);
            } else if (i < named) {
                change(change);
            }
        }
        for (FileChannel channel : open.values()) {
            channel.close();
        }
    }

    private void write(Change write, Survival survival) throws IOException {
        for (Survival.Piece piece : survival.pieces(write)) {
            ByteBuffer bytes = ByteBuffer.allocate(piece.length());
            Trace.fill(trace, bytes, write.data() + piece.from());
            bytes.flip();
            for (long at = write.offset() + piece.from(); bytes.hasRemaining(); ) {
                at += file(write.file()).write(bytes, at);
            }
        }
    }

    private void change(Change change) throws IOException {
        switch (change.kind()) {
            case CREATE -> {
                names.put(change.path(), change.file());
                file(change.file());
            }
            case CUT -> {
                file(change.file()).truncate(change.offset());
                stretch(change);
            }
            case STRETCH -> stretch(change);
            case RENAME -> {
                names.remove(change.path());
                names.put(change.to(), change.file());
            }
            case UNLINK -> names.remove(change.path());
            case MKDIR -> folders.add(change.path());
            case RMDIR -> folders.remove(change.path());
            case WRITE, SYNC -> {} // not names
        }
    }

    private void stretch(Change change) throws IOException {
        FileChannel file = file(change.file());
        if (file.size() < change.offset()) {
            file.write(ByteBuffer.allocate(1), change.offset() - 1);
        }
    }

    private FileChannel file(int number) throws IOException {
        FileChannel channel = open.get(number);
        if (channel == null) {
            channel = FileChannel.open(
                    files.resolve(Integer.toString(number)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            open.put(number, channel);
        }
        return channel;
    }

    /** Gives the files their names; what has none is gone. */
    private void name(Path target) throws IOException {
        for (String folder : folders) {
            Files.createDirectories(target.resolve(folder));
        }
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            Path file = files.resolve(name.getValue().toString());
            if (!name.getKey().endsWith(SHARED_MEMORY)) {
                Path path = target.resolve(name.getKey());
                Files.createDirectories(path.getParent());
                Files.move(file, path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        }
        try (var left = Files.list(files)) {
            left.forEach(file -> file.toFile().delete());
        }
        Files.delete(files);
    }
}
