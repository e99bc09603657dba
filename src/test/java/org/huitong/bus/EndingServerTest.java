package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.utils.ArtemisCloseable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who ends a session waits for nobody once the disk has failed; before that he waits as ever. */
@Timeout(60)
class EndingServerTest {
    @TempDir
    private Path folder;

    @Test
    void theStorageIsWaitedForOnlyWhileItsDiskIsSound() throws Exception {
        CommitWatch watch = new CommitWatch();
        EndingServer server = new EndingServer(
                new ConfigurationImpl()
                        .setSecurityEnabled(false)
                        .setJournalDirectory(folder.resolve("journal").toString())
                        .setBindingsDirectory(folder.resolve("bindings").toString())
                        .setLargeMessagesDirectory(folder.resolve("large").toString())
                        .setPagingDirectory(folder.resolve("paging").toString()),
                new ActiveMQJAASSecurityManager(),
                watch);
        server.start();
        try {
            StorageManager storage = server.getStorageManager();
            storage.writeLock();
            Thread[] first = new Thread[1];
            CompletableFuture<Void> sound = CompletableFuture.runAsync(() -> pass(storage), task -> {
                first[0] = new Thread(task);
                first[0].start();
            });
            await().until(() -> first[0].getState() == Thread.State.WAITING);
            assertThat(sound).isNotDone();

            watch.onIOException(new IOException(), "Read-only file system", "activemq-data-1.amq");
            CompletableFuture.runAsync(() -> pass(storage)).join();

            assertThat(sound).isNotDone();
            storage.writeUnlock();
            sound.join();
        } finally {
            server.stop();
        }
    }

    private static void pass(StorageManager storage) {
        try (ArtemisCloseable lock = storage.closeableReadLock()) {
            assertThat(lock).isNotNull();
        }
    }
}
