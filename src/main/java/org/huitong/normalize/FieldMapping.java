package org.huitong.normalize;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.huitong.catalog.Item;
import org.huitong.catalog.MappingFile;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.huitong.element.text.Glance;
import org.huitong.element.text.Texts;
import org.huitong.message.Defect;

/** One item of a mapping, compiled. Immutable, thread-safe. */
final class FieldMapping {
    private static final Fault SHAPE = new Fault("shape", "", "this is an object or a list", "send one plain value");

    private static final Note COMPOSED = Note.repair(
            "nfc", "Unicode UAX #15", "characters were put together to normalization form C, the form of the bus");

    /** Characters of a day at the head of a date or time. */
    private static final int DAY = 10;

    private final Place from;
    private final Formula formula;
    private final String constant;
    private final String otherwise;
    private final Element[] shaping;
    private final Element[] converting;
    private final Set<String> nulls;
    private final ItemRules rules;
    private final boolean typed;
    private final Fault missing;
    /** Item whose day tells which meaning of a code counts; null where no step asks for one. */
    private final FieldMapping day;

    private final Supplier<LocalDate> today;

    FieldMapping(MappingFile.Field field, ItemRules rules, Conversions conversions, FieldMapping day) {
        this.from = field.from() == null ? null : new Place(field.from());
        this.formula = field.expression() == null ? null : new Formula(field.expression());
        this.constant = field.value();
        this.otherwise = field.otherwise();
        this.rules = rules;
        this.day = day;
        this.today = conversions.today();
        this.nulls = Set.copyOf(field.nulls());
        List<MappingFile.Step> steps = field.steps();
        int shapes = 0;
        while (shapes < steps.size() && steps.get(shapes).kind().shapes()) {
            shapes++;
        }
        this.shaping = compiled(steps.subList(0, shapes), conversions);
        this.converting = compiled(steps.subList(shapes, steps.size()), conversions);
        this.typed = !steps.isEmpty()
                && rules.item().type() != Item.Type.TEXT
                && steps.get(steps.size() - 1).kind().gives() == rules.item().type();
        this.missing = field.required() || rules.item().required()
                ? new Fault("required", "", "\"" + rules.item().id() + "\" has no value", "fill it in the source")
                : null;
    }

    private static Element[] compiled(List<MappingFile.Step> steps, Conversions conversions) {
        return steps.stream().map(conversions::of).toArray(Element[]::new);
    }

    ItemRules rules() {
        return rules;
    }

    /** Of the source's field; of the record for a constant or an expression. */
    String pointer(Member member) {
        return from == null ? member.pointer() : from.pointer(member);
    }

    private Object raw(Member member) {
        if (from != null) {
            return from.in(member);
        }
        return formula == null ? constant : formula.of(member);
    }

    /** The item's value, null for none, or a {@link Fault}. */
    Object value(Member member, NoteCounts notes) {
        Object raw = raw(member);
        Object value = raw == null ? null : converted(raw, member, notes);
        if (value == null && otherwise != null) {
            value = converted(otherwise, member, notes);
        }
        if (value == null) {
            return missing;
        }
        if (value instanceof String text && !Glance.sound(text)) {
            value = composed(text, notes);
        }
        if (value instanceof Fault) {
            return value;
        }
        Fault broken = rules.checkConverted(value);
        return broken == null ? value : broken;
    }

    /** Text is unbroken and in form C on the bus. */
    private Object composed(String text, NoteCounts notes) {
        if (rules.item().type() != Item.Type.TEXT) {
            return text;
        }
        String composed = Texts.nfc(text);
        if (composed != text) {
            notes.add(rules.item().id(), COMPOSED);
        }
        Fault broken = ItemRules.whole(composed);
        return broken == null ? composed : broken;
    }

    /** An empty text is no value: a blank column of a legacy table says nothing else. */
    private Object converted(Object raw, Member member, NoteCounts notes) {
        String text = text(raw);
        if (text == null) {
            return SHAPE;
        }
        for (Element step : shaping) {
            text = (String) step.check(text);
        }
        if (text.isEmpty() || nulls.contains(text)) {
            return null;
        }
        Object value = text;
        for (Element step : converting) {
            Object answer = day != null && step instanceof CodeLookup codes && codes.dated()
                    ? codes.check((String) value, dayOf(member))
                    : step.check((String) value);
            value = plain(answer, notes);
            if (value == null || value instanceof Fault) {
                return value;
            }
        }
        return typed ? value : typed((String) value, notes);
    }

    /** The record's own day; today where it has none, or a wrong one, which is then its own fault. */
    private LocalDate dayOf(Member member) {
        Object value = day.value(member, new NoteCounts());
        return value instanceof String text ? LocalDate.parse(text.substring(0, DAY)) : today.get();
    }

    /** Text becomes the item's type by the type's own form. */
    private Object typed(String value, NoteCounts notes) {
        return rules.item().type() == Item.Type.TEXT ? value : plain(rules.typed(value), notes);
    }

    /** The value without its notes, which are counted. */
    private Object plain(Object answer, NoteCounts notes) {
        if (answer instanceof Noted noted) {
            noted.notes().forEach(note -> notes.add(rules.item().id(), note));
            return noted.value();
        }
        return answer;
    }

    /** What is wrong with the source's value. */
    Defect defect(Fault fault, Member member) {
        return Defects.of(member.raw().index(), pointer(member), rules.item().id(), fault, raw(member));
    }

    /** Null for an object or list. */
    static String text(Object raw) {
        if (raw instanceof String text) {
            return text;
        }
        if (raw instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return raw instanceof Number || raw instanceof Boolean ? raw.toString() : null;
    }
}
