package org.huitong.wiring.reload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has changed files taken by itself: when two looks in a row see the same, whoever writes them is done. One thread. */
public final class FileWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private final ReloadOffice office;
    private final Duration every;

    /** @param every how long between two looks */
    public FileWatch(ReloadOffice office, Duration every) {
        this.office = office;
        this.every = every;
    }

    @Override
    public void run() {
        String tried = "";
        String seen = "";
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(every.toNanos());
                String there = look();
                if (there.equals(seen) && !there.equals(tried) && !there.isEmpty()) {
                    tried = there;
                    reload();
                }
                seen = there;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String look() {
        try {
            return office.different();
        } catch (HuitongException e) {
            LOG.warn("the home's files could not be looked at: {}", e.getMessage());
            return "";
        }
    }

    private void reload() {
        try {
            office.reload(ReloadOffice.WATCH, "files have changed", false);
        } catch (HuitongException e) {
            // Told by the office; tried again when the files are others.
        }
    }
}
