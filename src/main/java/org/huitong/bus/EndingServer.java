package org.huitong.bus;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalStorageManager;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.activemq.artemis.utils.ArtemisCloseable;
import org.apache.activemq.artemis.utils.ExecutorFactory;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzer;

/**
 * An Artemis server whose stop after an error of its disk comes to an end. In Artemis 2.55 the stop takes the storage's
 * lock and then waits for the journal's timer; the timer may be telling a session that its last write has failed, and the
 * session's end waits for the same lock: one of forty brokers whose disk turned read-only hung so for good, its files held
 * open (2026-11-29).
 */
final class EndingServer extends ActiveMQServerImpl {
    private final CommitWatch watch;

    EndingServer(Configuration configuration, ActiveMQSecurityManager security, CommitWatch watch) {
        super(configuration, security);
        this.watch = watch;
    }

    @Override
    protected StorageManager createStorageManager() {
        JournalStorageManager storage = new Storage(
                getConfiguration(),
                getCriticalAnalyzer(),
                executorFactory,
                getScheduledPool(),
                ioExecutorFactory,
                ioCriticalErrorListener);
        getCriticalAnalyzer().add(storage);
        return storage;
    }

    private final class Storage extends JournalStorageManager {
        Storage(
                Configuration configuration,
                CriticalAnalyzer analyzer,
                ExecutorFactory executors,
                ScheduledExecutorService clock,
                ExecutorFactory disk,
                IOCriticalErrorListener errors) {
            super(configuration, analyzer, executors, clock, disk, errors);
        }

        /** Once the disk has failed nobody waits for the lock: nothing that is done under it is kept or believed. */
        @Override
        public ArtemisCloseable closeableReadLock(boolean tryLock) {
            if (tryLock || watch.failure().isEmpty()) {
                return super.closeableReadLock(tryLock);
            }
            ArtemisCloseable lock = super.closeableReadLock(true);
            return lock == null ? () -> {} : lock;
        }
    }
}
