package org.huitong.normalize;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    Conversions(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
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
            case REGION -> RegionCode.kept(regions(step.argument()));
            case REGION_CURRENT -> RegionCode.current(regions(step.argument()));
            case CODES -> codes(step.argument());
            case DATE -> Dates.date(step.argument(), clock);
            case MONTH -> Dates.month(step.argument());
            case DATETIME -> Dates.datetime(step.argument());
            case AMOUNT -> amount(step.argument());
            case DECIMAL -> Numbers::decimal;
            case INTEGER -> Numbers::integer;
            case BOOLEAN -> Numbers::bool;
        };
    }

    private static Element amount(String unit) {
        for (Amount.Unit known : Amount.Unit.values()) {
            if (known.word().equals(unit)) {
                return new Amount(known);
            }
        }
        throw new IllegalStateException("the catalog let the unit " + unit + " pass");
    }

    /**
     * The regions of GB/T 2260 as three code tables hold them: {@code <table>}, code to name, of the current ones; {@code
     * <table>-retired}, the same, of the retired; {@code <table>-successors}, retired code to successors with blanks between.
     */
    private Regions regions(String table) {
        Map<String, String> retired = table(table + "-retired");
        Map<String, String> successors = table(table + "-successors");
        Set<String> codes = new TreeSet<>(retired.keySet());
        codes.addAll(successors.keySet());
        return new Regions(
                table(table),
                codes.stream()
                        .map(code -> new Regions.Retired(
                                code, retired.getOrDefault(code, ""), null, heirs(successors.getOrDefault(code, ""))))
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

    private Element codes(String table) {
        Map<String, String> values = table(table);
        Fault fault = new Fault(
                "codes",
                "",
                "code table " + table + " does not have this code",
                "add it to config/codes/" + table + ".yaml");
        return text -> {
            String code = values.get(text);
            return code == null ? fault : code;
        };
    }
}
