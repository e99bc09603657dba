package org.huitong.failed;

import java.util.List;
import org.huitong.store.Store;

/** Finds records that are not done: by cause, by what is known of them, by text; and tells their life. Thread-safe. */
public final class Finder {
    private final Search search;
    private final Groups groups;
    private final Timeline timeline;

    public Finder(Store store, KeyHash keys) {
        this.search = new Search(store, keys);
        this.groups = new Groups(store);
        this.timeline = new Timeline(store);
    }

    /** Remembers for good on which machine a start of the gateway is: its events may be drained by the next one. */
    public void begun(String start, String node) {
        timeline.begun(start, node);
    }

    /** As many rows as the page holds or a second finds. */
    public Page rows(Question asked) {
        return search.page(asked);
    }

    public Group.Page groups(Group.Asked asked) {
        return groups.page(asked, System.currentTimeMillis());
    }

    public List<Step> timeline(Rows.Row row) {
        return timeline.of(row);
    }
}
