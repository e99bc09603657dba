package org.huitong.normalize;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Item;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;
import org.huitong.element.Fault;
import org.huitong.element.text.Texts;
import org.huitong.message.BusRecord;
import org.huitong.message.Defect;
import org.huitong.message.Intake;
import org.huitong.message.Json;
import org.huitong.message.Op;
import org.huitong.message.Raw;

/** One source's mapping, compiled: a raw record becomes a bus record, or one defect. Immutable, thread-safe. */
final class SourceMapping {
    /** A slice of the bus holds 64 KiB; the rest is for its own properties. */
    private static final int MAX_RECORD_BYTES = 60 << 10;

    private static final int MOST_BYTES_PER_CHAR = 6;
    private static final int MAX_NUMBER_BYTES = 120;
    private static final int FRAME_BYTES = 256;
    private static final int ITEM_BYTES = 8;
    private static final Fault TOO_LARGE =
            new Fault("too-large", "", "the normalized record is over 60 KiB", "shorten it in the source");

    private final List<FieldMapping> fields = new ArrayList<>();
    private final FieldMapping key;
    private final Version version;
    private final MappingFile.Delete delete;

    SourceMapping(MappingFile mapping, Resource resource, Map<String, ItemRules> rules, Conversions conversions) {
        FieldMapping keyField = null;
        for (Item item : resource.items().values()) {
            MappingFile.Field field = mapping.items().get(item.id());
            if (field != null) {
                FieldMapping compiled = new FieldMapping(
                        field, rules.get(item.id()), conversions, day(field, mapping, rules, conversions));
                fields.add(compiled);
                keyField = item.id().equals(resource.key()) ? compiled : keyField;
            }
        }
        this.key = keyField;
        this.version = mapping.version() == null ? null : new Version(mapping.version());
        this.delete = mapping.delete();
    }

    /** Compiled a second time, for its day is asked for before or after its own turn; null where no step asks. */
    private static FieldMapping day(
            MappingFile.Field field, MappingFile mapping, Map<String, ItemRules> rules, Conversions conversions) {
        return field.steps().stream()
                .map(MappingFile.Step::on)
                .filter(on -> !on.isEmpty())
                .findFirst()
                .map(on -> new FieldMapping(mapping.items().get(on), rules.get(on), conversions, null))
                .orElse(null);
    }

    /** A {@link BusRecord} or a {@link Defect}. */
    Object apply(Raw raw, Intake intake, NoteCounts notes) {
        long number = version == null ? intake.sequence() : version.of(raw.fields());
        if (number < 0) {
            return new Defect(
                    raw.index(), raw.pointer() + "/" + version.from(), "", Version.FAULT.rule(), Version.FAULT.text());
        }
        boolean deleted = deleted(raw);
        Map<String, Object> data = new LinkedHashMap<>(2 * fields.size());
        Object keyValue = null;
        int most = FRAME_BYTES;
        for (FieldMapping field : fields) {
            if (deleted && field != key) {
                continue;
            }
            Object value = field.value(raw.fields(), notes);
            if (value instanceof Fault fault) {
                return defect(raw, field, fault);
            }
            if (value != null) {
                String item = field.rules().item().id();
                data.put(item, value);
                most += item.length() + ITEM_BYTES + most(value);
            }
            keyValue = field == key ? value : keyValue;
        }
        return sized(raw, record(raw, intake, number, deleted, keyValue, data), most);
    }

    private static BusRecord record(
            Raw raw, Intake intake, long version, boolean deleted, Object key, Map<String, Object> data) {
        return new BusRecord(
                intake.recordId(raw.index()),
                canonical(key),
                version,
                intake.revision(),
                deleted ? Op.DELETE : Op.UPSERT,
                data);
    }

    private boolean deleted(Raw raw) {
        String mark = delete == null ? null : FieldMapping.text(raw.fields().get(delete.from()));
        return mark != null && delete.is().contains(Texts.trim(mark));
    }

    /** Measures exactly only where the most it could be is too much. */
    private static Object sized(Raw raw, BusRecord record, int most) {
        if (most + MOST_BYTES_PER_CHAR * record.key().length() > MAX_RECORD_BYTES
                && Json.bytes(record).length > MAX_RECORD_BYTES) {
            return new Defect(raw.index(), raw.pointer(), "", TOO_LARGE.rule(), TOO_LARGE.text());
        }
        return record;
    }

    private static int most(Object value) {
        return value instanceof String text ? MOST_BYTES_PER_CHAR * text.length() : MAX_NUMBER_BYTES;
    }

    private static Defect defect(Raw raw, FieldMapping field, Fault fault) {
        return new Defect(
                raw.index(),
                raw.pointer() + field.pointer(),
                field.rules().item().id(),
                fault.rule(),
                field.explain(fault, raw.fields()));
    }

    /** One value has one form, so that one thing has one key. */
    private static String canonical(Object key) {
        return key instanceof BigDecimal decimal ? decimal.stripTrailingZeros().toPlainString() : key.toString();
    }
}
