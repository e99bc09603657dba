package org.huitong.operate.api;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import org.huitong.failed.Group;

/** The contract's {@code Group}. */
record GroupView(
        long id,
        String subscription,
        String system,
        String resource,
        String stage,
        String code,
        String fingerprint,
        String text,
        long parked,
        long held,
        long replaying,
        long ended,
        @JsonSerialize(using = ToStringSerializer.class) Instant first,
        @JsonSerialize(using = ToStringSerializer.class) Instant newest,
        List<Long> trend) {

    GroupView {
        trend = List.copyOf(trend);
    }

    static GroupView of(Group group) {
        return new GroupView(
                group.id(),
                RowView.orNull(group.subscription()),
                RowView.orNull(group.system()),
                group.resource(),
                group.stage(),
                group.code(),
                group.fingerprint(),
                group.text(),
                group.parked(),
                group.held(),
                group.replaying(),
                group.ended(),
                Instant.ofEpochMilli(group.first()),
                Instant.ofEpochMilli(group.newest()),
                group.trend());
    }

    /** One page; {@code next} is null on the last. */
    record Page(List<GroupView> groups, String next) {
        static Page of(Group.Page page) {
            return new Page(
                    page.groups().stream().map(GroupView::of).toList(),
                    page.next() == null ? null : page.next().text());
        }
    }
}
