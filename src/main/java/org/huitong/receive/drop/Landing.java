package org.huitong.receive.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where files from afar come to lie before they are arrivals of a drop-folder. What is incomplete lies in
 * {@code .incoming/<arrival>}; once whole and on disk it moves into {@code work} as one, where the drop-folder finds it
 * as a file that it has taken and not begun (F1). That it has landed is remembered in {@code .landed} until the far side
 * knows it too, however long that takes: otherwise it would come twice. For one thread.
 */
public final class Landing {
    private final Path folder;
    private final Path incoming;
    private final Path landed;
    private final DropFolder drop;

    public Landing(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve(".incoming");
        this.landed = folder.resolve(".landed");
        this.drop = new DropFolder(folder);
    }

    /** Makes what is missing. */
    public void open() throws IOException {
        Files.createDirectories(folder);
        for (Path own : new Path[] {incoming, landed}) {
            if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
                DropFolder.own(own);
            }
        }
        DropFolder.sync(folder);
    }

    /** True while files that have landed wait to be taken in: more are not fetched before they are needed. */
    public boolean busy() throws IOException {
        return Files.isDirectory(folder.resolve("work")) && !drop.underWay().isEmpty();
    }

    /** Where a file of an arrival is written to; it may be there in part. */
    public Path incomplete(String arrival, String name) throws IOException {
        Path own = incoming.resolve(arrival);
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            DropFolder.own(own);
            DropFolder.sync(incoming);
        }
        return own.resolve(name);
    }

    /** All of its files are there and their bytes on disk. */
    public void land(String arrival) throws IOException {
        Path own = incoming.resolve(arrival);
        DropFolder.sync(own);
        Path note = landed.resolve(arrival);
        if (!Files.exists(note, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(note);
        }
        DropFolder.sync(landed);
        Path work = folder.resolve("work");
        if (!Files.isDirectory(work, LinkOption.NOFOLLOW_LINKS)) {
            drop.open();
        }
        Files.move(own, work.resolve(arrival), StandardCopyOption.ATOMIC_MOVE);
        DropFolder.sync(work);
        DropFolder.sync(incoming);
    }

    /**
     * Arrivals that have landed, and of which the far side may not know yet, the oldest first. Where the note was written
     * and the move was not, it is not one of them.
     */
    public Set<String> unacknowledged() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (Map.Entry<String, Path> note : Listing.of(landed).entrySet()) {
            if (!Files.exists(incoming.resolve(note.getKey()), LinkOption.NOFOLLOW_LINKS)) {
                ids.add(note.getKey());
            }
        }
        return ids;
    }

    /** The far side knows it. */
    public void acknowledged(String arrival) throws IOException {
        Files.deleteIfExists(landed.resolve(arrival));
    }
}
