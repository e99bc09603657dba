package org.huitong.operate.api;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import org.huitong.failed.Sightings;

/** The contract's {@code Sighting}: no payload and no business key. */
record SightingView(
        @JsonSerialize(using = ToStringSerializer.class) Instant at, String as, String where, String record) {

    /** One page, newest first. */
    record Page(
            List<SightingView> sightings,
            long keptDays,
            String next,
            @JsonSerialize(using = ToStringSerializer.class) Instant reached) {
        static Page of(Sightings.Page page, long keptDays) {
            return new Page(
                    page.found().stream()
                            .map(seen -> new SightingView(
                                    Instant.ofEpochMilli(seen.at()), seen.as().word(), seen.where(), seen.record()))
                            .toList(),
                    keptDays,
                    page.next() == null ? null : page.next().text(),
                    page.next() == null
                            ? null
                            : Instant.ofEpochMilli(page.next().at()));
        }
    }
}
