package org.huitong.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a grant's {@code quota: {records: {hour: 10000, day: 100000}, calls: {hour: 500}}}. */
final class QuotaReader {
    private static final int HOURS = 24;

    private QuotaReader() {}

    static Quota read(Section grant) {
        Optional<Section> quota = grant.section("quota");
        if (quota.isEmpty()) {
            return Quota.NONE;
        }
        List<Quota.Limit> limits = new ArrayList<>();
        for (Quota.Kind kind : Quota.Kind.values()) {
            quota.get().section(Words.of(kind)).ifPresent(section -> limits.addAll(limits(section, kind)));
        }
        quota.get().close();
        if (limits.isEmpty()) {
            grant.report(
                    "quota",
                    "CATALOG-QUOTA",
                    "the quota has no limit",
                    "Write quota: {records: {hour: 1000}}, or remove it: a grant without a quota has no limit");
        }
        return new Quota(limits);
    }

    private static List<Quota.Limit> limits(Section section, Quota.Kind kind) {
        List<Quota.Limit> limits = new ArrayList<>();
        int hour = section.count("hour", 0);
        int day = section.count("day", 0);
        section.close();
        if (hour > 0) {
            limits.add(new Quota.Limit(kind, Quota.Unit.HOUR, hour));
        }
        if (day > 0) {
            limits.add(new Quota.Limit(kind, Quota.Unit.DAY, day));
        }
        if (hour > 0 && day > 0) {
            fits(section, Words.of(kind), hour, day);
        }
        return limits;
    }

    /** One of the two limits could never be reached. */
    private static void fits(Section section, String kind, long hour, long day) {
        if (hour > day) {
            section.report(
                    "hour",
                    "CATALOG-QUOTA",
                    "an hour is given more " + kind + " than its day (" + hour + " and " + day + ")",
                    "Lower hour, raise day, or leave hour out");
        } else if (day > HOURS * hour) {
            section.report(
                    "day",
                    "CATALOG-QUOTA",
                    "a day cannot have " + day + " " + kind + " where each of its hours has at most " + hour,
                    "Write at most " + HOURS * hour + ", raise hour, or leave day out");
        }
    }
}
