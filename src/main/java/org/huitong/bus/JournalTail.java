package org.huitong.bus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.io.SequentialFileFactory;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.JournalReaderCallback;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;
import org.apache.activemq.artemis.spi.core.protocol.MessagePersister;

/** A file of the journal, as the broker's own reader sees it. */
final class JournalTail {
    /** Type, file, compactions, transaction, count, length (Artemis' JournalCompleteRecordTX). */
    static final int COMMIT_BYTES = JournalImpl.SIZE_COMMIT_RECORD + 1;

    private static final int FILE_AT = 1;
    private static final int TRANSACTION_AT = FILE_AT + Integer.BYTES + 1;
    private static final int LENGTH_AT = COMMIT_BYTES - Integer.BYTES;
    private static final int FIRST_RECORD = JournalImpl.SIZE_HEADER + FILE_AT + Integer.BYTES;

    private final SequentialFileFactory files;
    private final JournalFile file;

    JournalTail(SequentialFileFactory files, JournalFile file) {
        this.files = files;
        this.file = file;
    }

    /** What was found so far, files being read oldest first. */
    static final class Commits {
        private final Set<Long> damaged = new HashSet<>();
        private final Map<JournalFile, Set<Long>> torn = new HashMap<>();
        private boolean summed;

        /** By the file of their commit, transactions that were committed although a message of theirs is damaged. */
        Map<JournalFile, Set<Long>> torn() {
            return torn;
        }
    }

    /**
     * Whether it has a record; files are made before they are needed. The broker's reader goes through a file byte by
     * byte, so it is only asked where a look does not tell: a file of zeros, or a record of this file right at its begin.
     */
    boolean used() throws IOException {
        byte[] bytes = Files.readAllBytes(file.getFile().getJavaFile().toPath());
        if (bytes.length < FIRST_RECORD
                || Arrays.mismatch(
                                bytes,
                                JournalImpl.SIZE_HEADER,
                                bytes.length,
                                new byte[bytes.length],
                                JournalImpl.SIZE_HEADER,
                                bytes.length)
                        < 0) {
            return false;
        }
        ByteBuffer look = ByteBuffer.wrap(bytes);
        boolean begins = look.get(JournalImpl.SIZE_HEADER) >= JournalImpl.ADD_RECORD
                && look.get(JournalImpl.SIZE_HEADER) <= JournalImpl.ROLLBACK_RECORD
                && look.getInt(JournalImpl.SIZE_HEADER + FILE_AT) == file.getRecordID();
        return begins || read(new JournalReaderCallback() {}) > JournalImpl.SIZE_HEADER;
    }

    void read(Commits commits) throws IOException {
        read(new JournalReaderCallback() {
            @Override
            public void onReadAddRecordTX(long transaction, RecordInfo info) {
                if (info.getUserRecordType() == JournalRecordIds.ADD_MESSAGE_PROTOCOL && damaged(info.data, commits)) {
                    commits.damaged.add(transaction);
                }
            }

            @Override
            public void onReadCommitRecord(long transaction, int count) {
                if (commits.damaged.remove(transaction)) {
                    commits.torn.computeIfAbsent(file, any -> new HashSet<>()).add(transaction);
                }
            }
        });
    }

    /** Where its last record ends. */
    private int read(JournalReaderCallback reader) throws IOException {
        try {
            return JournalImpl.readJournalFile(files, file, reader);
        } catch (Exception e) { // the journal's own signature
            throw new IOException(
                    "the journal's file " + file.getFile().getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Damaged is also a message without a checksum after one that had it: a journal that was begun before there were any
     * has them from some message on.
     */
    private static boolean damaged(byte[] record, Commits commits) {
        try {
            Message message = MessagePersister.getInstance().decode(ActiveMQBuffers.wrappedBuffer(record), null, null);
            if (!(message instanceof ICoreMessage core)) {
                return false; // a client's own, which has no checksum of ours: receive looks at what is in it
            }
            byte[] body = new byte[core.getReadOnlyBodyBuffer().readableBytes()];
            core.getReadOnlyBodyBuffer().readBytes(body);
            Map<String, Object> properties = Checksum.properties(core);
            boolean had = properties.containsKey(Checksum.NAME.toString());
            if (!had && commits.summed || !Checksum.passes(properties, body)) {
                return true;
            }
            commits.summed |= had;
            return false;
        } catch (RuntimeException e) { // whatever decoding torn bytes comes to
            return true;
        }
    }

    /** Whether this is where the file commits one of the transactions. */
    static boolean commitsOneOf(Set<Long> transactions, ByteBuffer bytes, int at, JournalFile file) {
        return bytes.get(at) == JournalImpl.COMMIT_RECORD
                && bytes.getInt(at + FILE_AT) == file.getRecordID()
                && bytes.getInt(at + LENGTH_AT) == COMMIT_BYTES
                && transactions.contains(bytes.getLong(at + TRANSACTION_AT));
    }
}
