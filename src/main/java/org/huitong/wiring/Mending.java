package org.huitong.wiring;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Item;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.SourcePath;
import org.huitong.failed.Rows;
import org.huitong.failed.request.Mender;
import org.huitong.failed.request.Request;
import org.huitong.mend.Form;
import org.huitong.mend.Rule;
import org.huitong.mend.Shape;
import org.huitong.message.BusRecord;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.Slice;

/** Mends rows by a rule in the form in which they are kept: the sender's before publish, the bus form after. Thread-safe. */
public final class Mending implements Mender {
    private final Catalog catalog;
    private final Checking checking;

    public Mending(Catalog catalog, Checking checking) {
        this.catalog = catalog;
        this.checking = checking;
    }

    @Override
    public Mended mend(String rule, Rows.Row row) {
        try {
            return row.subscription().isEmpty() ? beforePublish(Rule.of(rule), row) : afterPublish(Rule.of(rule), row);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return new Mended(null, ErrorCode.NORMALIZE_INVALID.text() + " form", List.of());
        }
    }

    private Mended beforePublish(Rule rule, Rows.Row row) {
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = Json.read(row.current(), LinkedHashMap.class);
        Map<String, Object> mended = rule.apply(fields, sender(row));
        return mended(row, fields, mended, mended.equals(fields) ? null : Json.text(mended));
    }

    private Mended afterPublish(Rule rule, Rows.Row row) {
        BusRecord record = Slice.record(row.current());
        Map<String, Object> mended = rule.apply(record.data(), bus(row));
        String text = mended.equals(record.data())
                ? null
                : Slice.text(new BusRecord(
                        record.id(), record.key(), record.version(), record.revision(), record.op(), mended));
        return mended(row, record.data(), mended, text);
    }

    private Mended mended(Rows.Row row, Map<String, Object> before, Map<String, Object> after, String text) {
        List<Defect> defects =
                checking.check(row, text == null ? row.current() : text, text != null || row.mended() != null);
        return new Mended(
                text,
                defects.isEmpty() ? "" : code(defects.get(0)),
                Shape.changes(before, after).stream()
                        .map(change -> new Request.Example(row.no(), change.item(), change.before(), change.after()))
                        .toList());
    }

    private static String code(Defect first) {
        return (ErrorCode.NORMALIZE_INVALID.text() + " " + first.item()).strip() + " " + first.rule();
    }

    private Form bus(Rows.Row row) {
        Map<String, Item.Type> items = new LinkedHashMap<>();
        catalog.resource(row.resource())
                .ifPresent(resource -> resource.items().values().forEach(item -> items.put(item.id(), item.type())));
        return new Form("resource " + row.resource(), items, false);
    }

    /** What the mapping reads of a record is what one may misspell. */
    private Form sender(Rows.Row row) {
        MappingFile mapping = catalog.source(row.system(), row.resource())
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_INVALID,
                        "mending row " + row.no() + " was refused: " + row.system() + " is no source of "
                                + row.resource() + " any more. Put its mapping back."));
        Map<String, Item.Type> fields = new LinkedHashMap<>();
        Stream<SourcePath> own = Stream.of(
                        mapping.version(),
                        mapping.delete() == null ? null : mapping.delete().from())
                .filter(java.util.Objects::nonNull);
        Stream.concat(mapping.items().values().stream().flatMap(field -> field.sources().stream()), own)
                .filter(path -> path.up() == 0 && path.steps().size() == 1)
                .forEach(path -> fields.put(path.steps().get(0), Item.Type.TEXT));
        return new Form("records of " + row.system(), fields, true);
    }
}
