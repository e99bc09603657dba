package org.huitong.normalize;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.Item;
import org.huitong.catalog.MappingFile;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.identity.CitizenId;
import org.huitong.element.identity.CreditCode;
import org.huitong.element.identity.OrganizationCode;
import org.huitong.element.identity.RegionCode;
import org.huitong.element.identity.Regions;
import org.huitong.element.number.Amount;
import org.huitong.element.number.Numbers;
import org.huitong.element.text.OrganizationName;
import org.huitong.element.text.PersonName;
import org.huitong.element.text.Phone;
import org.huitong.element.text.Texts;
import org.huitong.element.time.Dates;

/** Makes the elements that the steps of a mapping name. */
final class Conversions {
    private final Catalog catalog;
    private final Clock clock;
    private final Today today;

    Conversions(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
        this.today = new Today(clock);
    }

    /** The day in Asia/Shanghai. */
    Clock clock() {
        return clock;
    }

    Today today() {
        return today;
    }

    Element of(MappingFile.Step step) {
        return switch (step.kind()) {
            case TRIM -> Texts::trim;
            case FOLD_WIDTH -> Texts::foldWidth;
            case UPPER -> text -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text -> text.toLowerCase(Locale.ROOT);
            case NULL_WORDS -> Texts::nullWords;
            case ORGANIZATION_NAME -> OrganizationName::check;
            case PERSON_NAME -> PersonName::check;
            case PHONE -> Phone::check;
            case CITIZEN_ID ->
                new CitizenId(
                        clock,
                        step.says("centenarians"),
                        step.option("regions=").map(this::regions).orElse(Regions.NONE));
            case CREDIT_CODE -> new CreditCode(table(step.argument()).keySet());
            case ORGANIZATION_CODE -> new OrganizationCode();
            case REGION -> region(step, RegionCode.kept(regions(step.argument())));
            case REGION_CURRENT -> region(step, RegionCode.current(regions(step.argument())));
            case CODES -> codes(step);
            case DATE -> Dates.date(step.argument(), clock);
            case MONTH -> Dates.month(step.argument());
            case DATETIME -> Dates.datetime(step.argument());
            case AMOUNT -> amount(step.argument());
            case DECIMAL -> Numbers::decimal;
            case INTEGER -> Numbers::integer;
            case BOOLEAN -> Numbers::bool;
        };
    }

    /** Regions are those that are declared with the facts, else those by which the id itself is checked. */
    FactRules facts(MappingFile mapping) {
        MappingFile.Facts facts = mapping.facts();
        String table = facts.regions().isEmpty()
                ? mapping.items().get(facts.citizenId()).steps().stream()
                        .flatMap(step -> step.option("regions=").stream())
                        .findFirst()
                        .orElse("")
                : facts.regions();
        return new FactRules(facts, table.isEmpty() ? Regions.NONE : regions(table));
    }

    private static Element amount(String unit) {
        for (Amount.Unit known : Amount.Unit.values()) {
            if (known.word().equals(unit)) {
                return new Amount(known);
            }
        }
        throw new IllegalStateException("the catalog let the unit " + unit + " pass");
    }

    /** A code of six digits that is in no list, or that nothing takes the place of, is an unknown one. */
    private static Element region(MappingFile.Step step, Element region) {
        if (step.unknown() == MappingFile.Unknown.PARK) {
            return region;
        }
        return code -> region.check(code) instanceof Fault fault && RegionCode.written(code)
                ? new UnknownCode(step.unknown(), fault).of(code)
                : region.check(code);
    }

    /**
     * The regions of GB/T 2260 as three code tables hold them: {@code <table>}, code to name, of the current ones; {@code
     * <table>-retired}, the same, of the retired; {@code <table>-successors}, retired code to successors with blanks between.
     * What is no longer valid in the first is retired, too, as of the day of the start.
     */
    Regions regions(String table) {
        Map<String, String> current = new TreeMap<>();
        Map<String, LocalDate> ended = new TreeMap<>();
        catalog.codes(table)
                .ifPresent(list -> list.codes().forEach((code, meanings) -> {
                    String name = list.text(code, today.get());
                    if (name == null) {
                        ended.put(code, meanings.get(meanings.size() - 1).until());
                    } else {
                        current.put(code, name);
                    }
                }));
        Map<String, String> retired = table(table + "-retired");
        Map<String, String> names = table(table);
        Map<String, String> successors = table(table + "-successors");
        Set<String> codes = new TreeSet<>(retired.keySet());
        codes.addAll(successors.keySet());
        codes.addAll(ended.keySet());
        return new Regions(
                current,
                codes.stream()
                        .map(code -> new Regions.Retired(
                                code,
                                retired.getOrDefault(code, names.getOrDefault(code, "")),
                                ended.get(code),
                                heirs(successors.getOrDefault(code, ""))))
                        .toList());
    }

    private static List<String> heirs(String successors) {
        return successors.isBlank() ? List.of() : List.of(successors.strip().split(" +"));
    }

    private Map<String, String> table(String table) {
        return catalog.codes(table).map(CodeTable::values).orElse(Map.of());
    }

    /** How text that no step has converted becomes the item's type: by the form the type has on the bus. */
    static Element plain(Item.Type type) {
        return switch (type) {
            case TEXT -> text -> text;
            case INTEGER -> Numbers::integer;
            case DECIMAL -> Numbers::decimal;
            case DATE -> Dates.date("yyyy-MM-dd", Clock.systemUTC());
            case MONTH -> Dates.month("yyyy-MM");
            case DATETIME -> Dates.datetime("iso");
            case BOOLEAN -> Numbers::bool;
        };
    }

    private Element codes(MappingFile.Step step) {
        CodeTable table = catalog.codes(step.argument())
                .orElseThrow(
                        () -> new IllegalStateException("the catalog let the code table " + step.argument() + " pass"));
        return new CodeLookup(table, catalog.codes(table.of()).orElse(null), today, step.unknown());
    }
}
