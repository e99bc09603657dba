package org.huitong.normalize;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.Item;
import org.huitong.catalog.MappingFile;
import org.huitong.element.CitizenId;
import org.huitong.element.Dates;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Numbers;
import org.huitong.element.Texts;

/** Makes the small functions that the steps of a mapping name. */
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
            case CITIZEN_ID -> new CitizenId(clock);
            case CODES -> codes(step.argument());
            case DATE -> Dates.date(step.argument());
            case MONTH -> Dates.month(step.argument());
            case DATETIME -> Dates.datetime(step.argument());
            case DECIMAL -> Numbers::decimal;
            case INTEGER -> Numbers::integer;
            case BOOLEAN -> Numbers::bool;
        };
    }

    /** How text that no step has converted becomes the item's type: by the form the type has on the bus. */
    static Element plain(Item.Type type) {
        return switch (type) {
            case TEXT -> text -> text;
            case INTEGER -> Numbers::integer;
            case DECIMAL -> Numbers::decimal;
            case DATE -> Dates.date("yyyy-MM-dd");
            case MONTH -> Dates.month("yyyy-MM");
            case DATETIME -> Dates.datetime("iso");
            case BOOLEAN -> Numbers::bool;
        };
    }

    private Element codes(String table) {
        Map<String, String> values = catalog.codes(table).map(CodeTable::values).orElse(Map.of());
        Fault fault = new Fault(
                "codes", "code table " + table + " does not have this code; add it to config/codes/" + table + ".yaml");
        return text -> {
            String code = values.get(text);
            return code == null ? fault : code;
        };
    }
}
