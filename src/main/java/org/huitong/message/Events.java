package org.huitong.message;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Events as bus messages: several share one, up to a slice's size. */
public final class Events {
    public static final String ADDRESS = "huitong.events";

    private static final TypeReference<List<Event>> LIST = new TypeReference<>() {};

    private Events() {}

    /**
     * Packs events in order. An event with many rows, or of many records, is split first, its receipt and counts staying with
     * the first part, so that no message passes the slice limit by more than one of each.
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
        List<List<RowChange>> rows = portions(event.rows(), Events::weight, limit);
        List<List<Seen>> seen = portions(event.seen(), Events::weight, limit);
        if (rows.size() <= 1 && seen.size() <= 1) {
            return List.of(event);
        }
        List<Event> parts = new ArrayList<>();
        for (int i = 0; i < Math.max(rows.size(), seen.size()); i++) {
            parts.add(part(
                    event, i, i < rows.size() ? rows.get(i) : List.of(), i < seen.size() ? seen.get(i) : List.of()));
        }
        return parts;
    }

    /** In order; a portion passes the limit by no more than one. */
    private static <T> List<List<T>> portions(List<T> all, ToIntFunction<T> weight, int limit) {
        List<List<T>> portions = new ArrayList<>();
        int from = 0;
        int sum = 0;
        for (int i = 0; i < all.size(); i++) {
            int next = weight.applyAsInt(all.get(i));
            if (i > from && sum + next > limit) {
                portions.add(all.subList(from, i));
                from = i;
                sum = 0;
            }
            sum += next;
        }
        if (from < all.size()) {
            portions.add(all.subList(from, all.size()));
        }
        return portions;
    }

    private static Event part(Event e, int number, List<RowChange> rows, List<Seen> seen) {
        return number == 0
                ? new Event(
                        e.id(),
                        e.kind(),
                        e.at(),
                        e.subject(),
                        e.receipt(),
                        e.counts(),
                        rows,
                        e.detail(),
                        e.person(),
                        seen)
                : new Event(e.id() + "+" + number, e.kind(), e.at(), e.subject(), null, null, rows, null, null, seen);
    }

    private static int weight(RowChange row) {
        int fixed = 400;
        return row.input() == null ? fixed : fixed + 2 * row.input().text().length();
    }

    private static int weight(Seen seen) {
        int fixed = 24;
        return fixed + seen.record().length() + 2 * seen.key().length();
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
