package org.huitong.message;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Events as bus messages: several share one, up to a slice's size. */
public final class Events {
    public static final String ADDRESS = "huitong.events";

    private static final TypeReference<List<Event>> LIST = new TypeReference<>() {};

    private Events() {}

    /**
     * Packs events in order. An event with many rows is split first, its receipt and counts staying with the first
     * part, so that no message passes the slice limit by more than one row.
     */
    public static List<Parcel> pack(List<Event> events) {
        List<Parcel> parcels = new ArrayList<>(1);
        ByteArrayOutputStream body = new ByteArrayOutputStream(512);
        for (Event event : events) {
            for (Event part : split(event)) {
                byte[] bytes = Json.bytes(part);
                if (body.size() > 0 && body.size() + bytes.length > Slice.MAX_BYTES) {
                    parcels.add(close(body));
                }
                body.write(body.size() == 0 ? '[' : ',');
                body.writeBytes(bytes);
            }
        }
        if (body.size() > 0) {
            parcels.add(close(body));
        }
        return parcels;
    }

    private static Parcel close(ByteArrayOutputStream body) {
        body.write(']');
        Parcel parcel = Parcel.of(ADDRESS, body.toByteArray());
        body.reset();
        return parcel;
    }

    private static List<Event> split(Event event) {
        int limit = Slice.MAX_BYTES / 2;
        if (event.rows().stream().mapToInt(Events::weight).sum() <= limit) {
            return List.of(event);
        }
        List<Event> parts = new ArrayList<>();
        List<RowChange> rows = new ArrayList<>();
        int weight = 0;
        for (RowChange row : event.rows()) {
            if (!rows.isEmpty() && weight + weight(row) > limit) {
                parts.add(part(event, parts.size(), rows));
                rows = new ArrayList<>();
                weight = 0;
            }
            rows.add(row);
            weight += weight(row);
        }
        parts.add(part(event, parts.size(), rows));
        return parts;
    }

    private static Event part(Event e, int number, List<RowChange> rows) {
        return number == 0
                ? new Event(
                        e.id(), e.kind(), e.at(), e.subject(), e.receipt(), e.counts(), rows, e.detail(), e.person())
                : new Event(e.id() + "+" + number, e.kind(), e.at(), e.subject(), null, null, rows, null);
    }

    private static int weight(RowChange row) {
        int fixed = 400;
        return row.input() == null ? fixed : fixed + 2 * row.input().text().length();
    }

    /** Throws {@link UncheckedIOException} where the body is not a list of events. */
    public static List<Event> unpack(byte[] body) {
        try {
            return Json.MAPPER.readValue(body, LIST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
