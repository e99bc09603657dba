package org.huitong.wiring;

import java.time.Instant;
import java.util.List;
import org.huitong.audit.AuditTrail;
import org.huitong.operate.notice.Notice;
import org.huitong.operate.notice.Notices;
import org.huitong.store.Store;

/** What was told, in the store: its state and, as an act of the gateway, each notice in the audit trail. Thread-safe. */
final class NoticeMemory implements Notices.Memory {
    private static final String NAME = "notices";

    private final Store store;

    NoticeMemory(Store store) {
        this.store = store;
    }

    @Override
    public String read() {
        return store.state(NAME).orElse(null);
    }

    @Override
    public void write(String state, List<Notice> fresh) {
        store.change(h -> {
            Store.setState(h, NAME, state);
            AuditTrail.append(h, fresh.stream().map(NoticeMemory::entry).toList());
        });
    }

    private static AuditTrail.Entry entry(Notice notice) {
        return new AuditTrail.Entry(
                Instant.ofEpochMilli(notice.at()),
                AuditTrail.GATEWAY,
                "notice",
                notice.subjects().get(0),
                notice.code() + " " + notice.what().word(),
                notice.count() == 1 ? notice.id() : notice.id() + ", of " + notice.count() + " subjects");
    }
}
