package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.huitong.bus.BusSettings;
import org.huitong.message.Event;
import org.huitong.message.Sequence;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stood when somebody asked is in the store when he is answered, and he is answered however much comes after it. */
class BarriersTest {
    @TempDir
    private Path folder;

    private final List<Event> sent = new ArrayList<>();
    private final List<CompletableFuture<Void>> commits = new ArrayList<>();
    private final Barriers barriers = new Barriers(
            event -> {
                sent.add(event);
                commits.add(new CompletableFuture<>());
                return commits.get(commits.size() - 1);
            },
            new Sequence(1, "t"),
            () -> 7);

    @Test
    void oneThatWasSentBeforeTheQuestionDoesNotAnswerIt() {
        BooleanSupplier first = barriers.ask();
        barriers.send();
        BooleanSupplier second = barriers.ask();
        barriers.send();
        assertThat(sent).as("one on its way").hasSize(1);

        barriers.drained(sent);
        assertThat(first.getAsBoolean()).isTrue();
        assertThat(second.getAsBoolean()).isFalse();
        assertThat(barriers.awaited()).isTrue();

        barriers.send();
        barriers.drained(List.of(sent.get(1)));
        assertThat(second.getAsBoolean()).isTrue();
        assertThat(barriers.awaited()).isFalse();
        barriers.send();
        assertThat(sent).as("nobody asks").hasSize(2);
    }

    @Test
    void oneThatWasLostIsSentAnew() {
        BooleanSupplier answer = barriers.ask();
        barriers.send();
        commits.get(0).completeExceptionally(new IllegalStateException("the bus is away"));
        barriers.drained(sent);
        assertThat(answer.getAsBoolean()).as("given up").isFalse();

        barriers.send();
        barriers.drained(List.of(sent.get(1)));
        assertThat(answer.getAsBoolean()).isTrue();
    }

    @Test
    void theStoreNeedNotComeToRest() throws Exception {
        BusSettings bus = new BusSettings(folder.resolve("bus"), 1 << 20, 0, 1 << 20);
        AtomicBoolean over = new AtomicBoolean();
        try (Core core = new Core(bus, StoreSettings.sqlite(folder), new Core.Bounds(1000, 100_000, 7))) {
            Thread load = new Thread(() -> {
                for (int i = 0; !over.get(); i++) {
                    core.publisher()
                            .submit(List.of(), Event.barrier("load-" + i, 7))
                            .join();
                }
            });
            load.start();
            try {
                await().until(() -> !core.caughtUp());
                BooleanSupplier answer = core.everythingSoFar();
                await().until(answer::getAsBoolean);
            } finally {
                over.set(true);
                load.join();
            }
        }
    }
}
