package org.huitong.failed;

import java.util.List;
import java.util.Optional;
import org.huitong.store.Store;

/** Finds records that are not done: by cause, by what is known of them, by text; and tells their life. Thread-safe. */
public final class Finder {
    private final Search search;
    private final Groups groups;
    private final Timeline timeline;
    private final FailedAgain failedAgain;

    public Finder(Store store, KeyHash keys) {
        this.search = new Search(store, keys);
        this.groups = new Groups(store);
        this.timeline = new Timeline(store);
        this.failedAgain = new FailedAgain(store);
    }

    /** Remembers for good on which machine a start of the gateway is: its events may be drained by the next one. */
    public void begun(String start, String node) {
        timeline.begun(start, node);
    }

    /** As many rows as the page holds or a second finds. */
    public Page rows(Question asked) {
        return search.page(asked);
    }

    /**
     * What a replay job could not deliver, as it is now, the highest number first; empty where there is no such job.
     *
     * @param after null for the first page
     */
    public Optional<Page> failedAgain(long job, Cursor after, int limit) {
        return failedAgain.page(job, after, limit);
    }

    public Group.Page groups(Group.Asked asked) {
        return groups.page(asked, System.currentTimeMillis());
    }

    public List<Step> timeline(Rows.Row row) {
        return timeline.of(row);
    }
}
