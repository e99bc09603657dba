package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.seal.Seal;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contents get under a key, and from one key under the next, on either store. */
abstract class ResealingContract {
    private static final String HALL = "hall.person";
    private static final String NAME = "王䶮";
    private static final String MENDED = "欧阳㛃";
    /** More than one piece. */
    private static final int ROWS = 450;

    private static final byte[] FIRST = key(1);
    private static final byte[] SECOND = key(2);
    private static final KeyHash KEYS = new KeyHash(new byte[32]);

    @TempDir
    Path folder;

    private StoreSettings settings;
    private Store store;
    private Set<String> onBus = new HashSet<>();
    private Resealing resealing;

    abstract StoreSettings settings();

    private static byte[] key(int n) {
        byte[] key = new byte[Seal.KEY_BYTES];
        Arrays.fill(key, (byte) n);
        return key;
    }

    @BeforeEach
    void parkInClear() {
        settings = settings();
        open();
        new Projection(store, KEYS)
                .apply(List.of(new Event(
                        "1-1",
                        Event.OUTCOME,
                        1,
                        HALL,
                        null,
                        Map.of(),
                        IntStream.range(0, ROWS)
                                .mapToObj(i -> new RowChange(
                                        "r" + i,
                                        HALL,
                                        RowState.PARKED,
                                        new RowChange.Cause("deliver", "DELIVER-REFUSED", "", "it was refused", "422"),
                                        new RowChange.Input(
                                                "registry",
                                                "person",
                                                "i1",
                                                "K" + i,
                                                7,
                                                0,
                                                i,
                                                "{\"name\":\"" + NAME + "\"}")))
                                .toList(),
                        "window")));
        new Rows(store).edit(1, 0, "{\"name\":\"" + MENDED + "\"}", "wang", "a test");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void open(byte[]... keys) {
        if (store != null) {
            store.close();
        }
        store = Store.open(settings, Seal.of(List.of(keys)));
        resealing = new Resealing(store, onBus::contains);
    }

    private void passes() {
        resealing.begin();
        while (resealing.next()) {
            // a piece a time
        }
    }

    /** Every content there is, as it is kept. */
    private Stream<String> kept() {
        return Stream.of(
                        "record_key FROM record_row",
                        "input FROM record_row",
                        "mended FROM record_row",
                        "content FROM row_revision")
                .flatMap(what -> store.read(h -> h.createQuery("SELECT " + what).mapTo(String.class).list().stream()))
                .filter(text -> text != null);
    }

    private void isWhole() {
        Rows rows = new Rows(store);
        assertThat(rows.find(1).orElseThrow().mended()).contains(MENDED);
        assertThat(rows.find(ROWS).orElseThrow().input()).contains(NAME);
        assertThat(rows.find(ROWS).orElseThrow().key()).isEqualTo("K" + (ROWS - 1));
    }

    @Test
    void whatWasKeptInClearIsClosedLater() {
        assertThat(kept()).anyMatch(text -> text.contains(NAME)).anyMatch(text -> text.contains(MENDED));

        open(FIRST);
        isWhole();
        passes();

        assertThat(kept()).allMatch(text -> text.startsWith(store.seal().mark()));
        isWhole();
    }

    @Test
    void aStartWithoutAKeyThatIsNeededIsRefused() {
        open(FIRST);
        passes();
        String first = store.seal().closes().orElseThrow();

        open();
        assertThatThrownBy(resealing::begin)
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith("STATE-SEALED: ")
                .hasMessageContaining(first)
                .hasMessageContaining("huitong.seal.keys");
        open(SECOND);
        assertThatThrownBy(resealing::begin).hasMessageContaining(first);
    }

    @Test
    void anEarlierKeyMayGoOnceNothingNeedsIt() {
        open(FIRST);
        passes();
        String first = store.seal().closes().orElseThrow();

        onBus.add(first);
        open(SECOND, FIRST);
        passes();
        assertThat(kept()).allMatch(text -> text.startsWith(store.seal().mark()));
        open(SECOND);
        assertThatThrownBy(resealing::begin).as("a message waits under it").hasMessageContaining(first);

        onBus.clear();
        open(SECOND, FIRST);
        passes();
        open(SECOND);
        passes();
        isWhole();
    }

    /** In the middle of the way to the second, the first becomes the newest again. */
    @Test
    void aPassThatWasBrokenOffIsBegunAnew() {
        open(FIRST);
        passes();
        open(SECOND, FIRST);
        resealing.begin();
        resealing.next();

        open(FIRST, SECOND);
        passes();

        assertThat(kept()).allMatch(text -> text.startsWith(store.seal().mark()));
        open(FIRST);
        passes();
        isWhole();
    }
}
