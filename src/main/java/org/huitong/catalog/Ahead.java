package org.huitong.catalog;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Composes the next files on all processors while one thread reads them in order. No more than {@value #WINDOW} trees wait,
 * for a tree takes a hundred times the room of its text.
 */
final class Ahead implements AutoCloseable {
    private static final int WINDOW = 128;
    private static final int MOST_THREADS = 8;
    /** Fewer are read sooner than threads are started. */
    private static final int FEW = 32;

    private final Path home;
    private final boolean marks;
    private ExecutorService threads;

    Ahead(Path home, boolean marks) {
        this.home = home;
        this.marks = marks;
    }

    /** @param read gets each file as it is composed, in the order of the list, on this thread */
    void each(List<Path> files, BiConsumer<Path, YamlFile> read) {
        if (files.size() < FEW) {
            files.forEach(file -> read.accept(file, YamlFile.read(home, file, marks)));
            return;
        }
        Deque<CompletableFuture<YamlFile>> waiting = new ArrayDeque<>();
        Iterator<Path> next = files.iterator();
        for (Path file : files) {
            while (next.hasNext() && waiting.size() < WINDOW) {
                Path coming = next.next();
                waiting.add(CompletableFuture.supplyAsync(() -> YamlFile.read(home, coming, marks), threads()));
            }
            read.accept(file, waiting.remove().join());
        }
    }

    private ExecutorService threads() {
        if (threads == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            threads = Executors.newFixedThreadPool(Math.min(processors, MOST_THREADS), task -> {
                Thread thread = new Thread(task, "catalog-ahead");
                thread.setDaemon(true);
                return thread;
            });
        }
        return threads;
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
