package org.huitong;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huitong.catalog.Finding;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log, once a gateway has been up for a moment, what {@code check} finds in its home although it has started: Camel
 * takes much without a word that then does something else than was meant. In the words of {@code check}. One thread.
 */
final class LateReview implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LateReview.class);
    /** Whoever waits for the start is not to wait for this. */
    private static final long LATER_SECONDS = 20;

    private static final int MOST_SHOWN = 50;

    private final Path home;

    LateReview(Path home) {
        this.home = home;
    }

    static void begin(Path home) {
        Thread thread = new Thread(new LateReview(home), "review");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            TimeUnit.SECONDS.sleep(LATER_SECONDS);
            tell();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (HuitongException | UncheckedIOException e) { // files may be gone by now; the gateway goes on as it is
            LOG.warn(
                    "the files of {} could not be looked through: {}",
                    home,
                    e.getClass().getName());
        }
    }

    void tell() {
        List<Finding> mistakes =
                Review.of(home, Map.of()).stream().filter(Finding::mistake).toList();
        mistakes.stream().limit(MOST_SHOWN).forEach(one -> LOG.warn("the gateway has started in spite of {}", one));
        if (mistakes.size() > MOST_SHOWN) {
            LOG.warn("there are {} mistakes more; ./huitong check names them", mistakes.size() - MOST_SHOWN);
        }
    }
}
