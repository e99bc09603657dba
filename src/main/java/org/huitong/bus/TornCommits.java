package org.huitong.bus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back the commits that a power loss has left in part, before the broker reads its journal. What was not synced may
 * be on the disk all the same, in any choice of pages: the commit, but not a page of what it commits. The broker counts a
 * commit's records and looks at the length of each, so that a page missing in the middle of one passes (seen 2026-11-25
 * in 1 of 93 power losses). We know by {@link Checksum}, and blot
 * out the commit: then the broker drops the transaction as a whole, as it does with each that was not committed.
 *
 * <p>Nobody was answered for such a commit: the answer waits for the sync. Only the newest file holds what was not synced,
 * for a file is synced before the next one is begun; one more is looked at for certainty.
 */
final class TornCommits {
    private static final Logger LOG = LoggerFactory.getLogger(TornCommits.class);
    private static final int FILES = 2;
    /** Held by a broker for its life. */
    private static final String LOCK = "serverlock.1";

    private final Path directory;
    private final Path kept;
    private final NIOSequentialFileFactory files;

    private TornCommits(Path bus) {
        directory = bus.resolve("journal");
        kept = bus.resolve("torn");
        files = new NIOSequentialFileFactory(directory.toFile(), 1);
    }

    /**
     * How many commits were taken back. The files are kept as they were found in {@code torn/} beside the journal. Does
     * nothing where another broker has the journal.
     *
     * @throws IOException where the journal cannot be read or written
     */
    static int takeBack(Path bus) throws IOException {
        TornCommits torn = new TornCommits(bus);
        return Files.isDirectory(torn.directory) ? torn.alone() : 0;
    }

    private int alone() throws IOException {
        try (FileChannel channel =
                        FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null ? 0 : takeBack();
        } catch (OverlappingFileLockException e) {
            return 0; // a broker of this very process has it
        }
    }

    private int takeBack() throws IOException {
        List<JournalTail> tails = newest();
        JournalTail.Commits commits = new JournalTail.Commits();
        for (JournalTail tail : tails) {
            tail.read(commits);
        }
        for (Map.Entry<JournalFile, Set<Long>> file : commits.torn().entrySet()) {
            blotOut(file.getKey(), file.getValue());
        }
        return commits.torn().values().stream().mapToInt(Set::size).sum();
    }

    /** The files in use, oldest first. */
    private List<JournalTail> newest() throws IOException {
        JournalImpl journal = new JournalImpl(JournalImpl.MIN_FILE_SIZE, 2, 2, 0, 0, files, "activemq-data", "amq", 1);
        List<JournalTail> newest = new ArrayList<>();
        try {
            List<JournalFile> ordered = journal.orderFiles();
            for (int i = ordered.size() - 1; i >= 0 && newest.size() < FILES; i--) {
                JournalTail tail = new JournalTail(files, ordered.get(i));
                if (tail.used()) {
                    newest.add(0, tail);
                }
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // the journal's own signature
            throw new IOException("the journal in " + directory + " cannot be looked through: " + e.getMessage(), e);
        }
        return newest;
    }

    private void blotOut(JournalFile file, Set<Long> transactions) throws IOException {
        Path path = directory.resolve(file.getFile().getFileName());
        Files.createDirectories(kept);
        Path copy = kept.resolve(System.currentTimeMillis() + "-" + path.getFileName());
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (int at = JournalImpl.SIZE_HEADER; at <= bytes.limit() - JournalTail.COMMIT_BYTES; at++) {
                if (JournalTail.commitsOneOf(transactions, bytes, at, file)) {
                    channel.write(ByteBuffer.allocate(JournalTail.COMMIT_BYTES), at);
                }
            }
            channel.force(true);
        }
        LOG.warn(
                "{} commit(s) that the disk has kept only in part were taken back from {}. If the power was lost, nobody"
                        + " has a receipt for them, and their senders repeat. If it was not, the disk has damaged what it"
                        + " held: the file as it was found is {}",
                transactions.size(),
                path,
                copy);
    }
}
