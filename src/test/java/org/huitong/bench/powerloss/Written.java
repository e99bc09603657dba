package org.huitong.bench.powerloss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A trace written by hand, one line a nanosecond, of a data directory {@code /data}, and the disk that it leaves. */
final class Written {
    private static final int MAGIC = 0x48544453;
    private static final int HEAD = 40;

    private final Path folder;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long nanos;

    Written(Path folder) {
        this.folder = folder;
    }

    Written line(Trace.Op op, int fd, int arg, long offset, String data) {
        byte[] text = data.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(HEAD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putInt(op.ordinal())
                .putInt(fd)
                .putInt(arg)
                .putLong(++nanos)
                .putLong(offset)
                .putLong(text.length)
                .array());
        bytes.writeBytes(text);
        return this;
    }

    Written create(int fd, String name) {
        return line(Trace.Op.OPEN, fd, 1, 0, "/data/" + name);
    }

    Written write(int fd, long at, String text) {
        return line(Trace.Op.WRITE, fd, 0, at, text);
    }

    Written cut(int fd, long size) {
        return line(Trace.Op.RESIZE, fd, 0, size, "");
    }

    Written rename(String from, String to) {
        return line(Trace.Op.RENAME, -1, 0, 0, "/data/" + from + "\0/data/" + to);
    }

    Written unlink(String name) {
        return line(Trace.Op.UNLINK, -1, 0, 0, "/data/" + name);
    }

    Written begin(int fd) {
        return line(Trace.Op.SYNC_BEGIN, fd, 0, 0, "");
    }

    Written end(int fd) {
        return line(Trace.Op.SYNC_END, fd, 0, 0, "");
    }

    Written sync(int fd) {
        return begin(fd).end(fd);
    }

    Written dataSync(int fd) {
        return line(Trace.Op.SYNC_BEGIN, fd, 1, 0, "").line(Trace.Op.SYNC_END, fd, 1, 0, "");
    }

    /** Files by name, as the power loss leaves them. */
    Map<String, String> left(Survival survival) throws IOException {
        return left(survival, Plant.NONE);
    }

    Map<String, String> left(Survival survival, Plant plant) throws IOException {
        Path trace = Files.write(folder.resolve("trace"), bytes.toByteArray());
        History history = History.of(trace, Path.of("/data"));
        Path target = Files.createTempDirectory(folder, "left").resolve("data");
        Disk.rebuild(history, trace, history.until(nanos), plant.works(0), survival, target);
        return contents(target);
    }

    static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.exists(directory)) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    contents.put(
                            directory.relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }
}
