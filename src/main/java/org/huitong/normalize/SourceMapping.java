package org.huitong.normalize;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.catalog.Item;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;
import org.huitong.element.Fault;
import org.huitong.element.text.Texts;
import org.huitong.message.BusRecord;
import org.huitong.message.Defect;
import org.huitong.message.Intake;
import org.huitong.message.Op;
import org.huitong.message.Raw;

/** One source's mapping, compiled: a raw record becomes a bus record, or one defect. Immutable, thread-safe. */
final class SourceMapping {
    private static final Fault TOO_MANY = new Fault(
            "too-large",
            "",
            "the members of repeated groups make the intake too large",
            "send fewer records at once; a parked one is replayed alone");

    private final List<FieldMapping> fields = new ArrayList<>();
    private final FieldMapping key;
    private final Version version;
    private final Set<String> deleteWords;
    private final Place deletePlace;
    private final Group group;
    private final FactRules facts;
    private final WholeRules whole;

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
        MappingFile.Delete delete = mapping.delete();
        this.deleteWords = delete == null ? Set.of() : Set.copyOf(delete.is());
        this.deletePlace = delete == null ? null : new Place(delete.from());
        this.group = mapping.each() == null ? null : new Group(mapping.each());
        this.facts = mapping.facts() == null ? null : conversions.facts(mapping);
        this.whole = new WholeRules(mapping.intake(), resource.key(), conversions.clock());
    }

    WholeRules whole() {
        return whole;
    }

    String keyPointer(Member member) {
        return key.pointer(member);
    }

    /** Adds what the record becomes: one record or one defect, or one of them for each member of its group. */
    void apply(Raw raw, Results results) {
        Member record = Member.of(raw);
        if (group != null) {
            members(record, results);
            return;
        }
        String id = results.intake().recordId(raw.index());
        Object result = one(record, id, results);
        if (result instanceof BusRecord good) {
            results.good(good, record);
        } else {
            results.bad(raw, id, (Defect) result);
        }
    }

    private void members(Member record, Results results) {
        Raw raw = record.raw();
        List<Member> members = group.of(record);
        if (members.isEmpty()) {
            // A row of a person's must not end without a trace.
            if (group.skips() && results.intake().mends() == null) {
                results.notes.add("", Group.SKIPPED);
            } else {
                whole(raw, results, Defects.of(raw.index(), group.pointer(record), "", group.missing()));
            }
            return;
        }
        List<Object> all = new ArrayList<>();
        boolean room = results.room(members.size(), 0);
        for (int i = 0; room && i < members.size(); i++) {
            Object result = one(members.get(i), results.intake().recordId(raw.index(), i), results);
            all.add(result);
            int most = result instanceof BusRecord good ? RecordSize.most(good) : RecordSize.MAX_BYTES;
            room = results.room(0, most);
        }
        if (!room) {
            whole(raw, results, Defects.of(raw.index(), group.pointer(record), "", TOO_MANY));
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof BusRecord good) {
                results.good(good, members.get(i));
            } else {
                String id = results.intake().recordId(raw.index(), i);
                results.bad(Group.alone(members.get(i)), id, (Defect) all.get(i));
            }
        }
    }

    private static void whole(Raw raw, Results results, Defect defect) {
        results.bad(raw, results.intake().recordId(raw.index()), defect);
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

    /**
     * A {@link BusRecord} or a {@link Defect}. In one piece: with an object between two methods, decoding and mapping a
     * record cost a tenth more.
     */
    private Object one(Member member, String id, Results results) {
        Intake intake = results.intake();
        long number = version == null ? intake.sequence() : version.of(member);
        if (number < 0) {
            return version.defect(member);
        }
        boolean deleted = deleted(member);
        Map<String, Object> data = new LinkedHashMap<>(2 * fields.size());
        Object keyValue = null;
        int most = RecordSize.FRAME;
        for (FieldMapping field : fields) {
            if (deleted && field != key) {
                continue;
            }
            Object value = field.value(member, results.notes);
            if (value instanceof Fault fault) {
                return field.defect(fault, member);
            }
            if (value != null) {
                String item = field.rules().item().id();
                data.put(item, value);
                most += RecordSize.most(item, value);
            }
            keyValue = field == key ? value : keyValue;
        }
        FactRules.Refused refused = facts == null || deleted ? null : facts.check(data, results.notes);
        if (refused != null) {
            return refused(refused, member);
        }
        Op op = deleted ? Op.DELETE : Op.UPSERT;
        BusRecord record = new BusRecord(id, canonical(keyValue), number, intake.revision(), op, data);
        Fault size = RecordSize.check(record, most);
        return size == null ? record : Defects.of(member.raw().index(), member.pointer(), "", size);
    }

    private Defect refused(FactRules.Refused refused, Member member) {
        for (FieldMapping field : fields) {
            if (field.rules().item().id().equals(refused.item())) {
                return field.defect(refused.fault(), member);
            }
        }
        return Defects.of(member.raw().index(), member.pointer(), refused.item(), refused.fault());
    }

    private boolean deleted(Member member) {
        String mark = deletePlace == null ? null : FieldMapping.text(deletePlace.in(member));
        return mark != null && deleteWords.contains(Texts.trim(mark));
    }

    /** One value has one form, so that one thing has one key. */
    private static String canonical(Object key) {
        return key instanceof BigDecimal decimal ? decimal.stripTrailingZeros().toPlainString() : key.toString();
    }
}
