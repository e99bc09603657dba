package org.huitong.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;

/** Looks at all route files and connectors of a home at once. Stateless. */
public final class HomeCheck {
    private HomeCheck() {}

    /**
     * Every mistake and all advice, in order of file and line. What follows from a mistake is not told beside it: a file that
     * Camel could not read is not looked into, and where one could not be read nobody knows what the others miss of it.
     *
     * @param settings by key, as the gateway has them
     * @param own keys of the gateway's own settings
     * @param catalog empty where it has mistakes of its own
     */
    public static List<Finding> of(
            Path home, Map<String, String> settings, Set<String> own, Optional<Catalog> catalog) {
        Report report = new Report();
        Whole whole = new Whole(home, settings, catalog, report);
        ShapeCheck.of(whole, report);
        ConnectorFileCheck.of(whole, report);
        boolean whatIsThere = !report.anyWrong();
        FormCheck.of(whole, report);
        TrustCheck.of(whole, report);
        EndpointCheck.of(whole, report);
        PlaceholderCheck.of(whole, report);
        BeanCheck.of(whole, report);
        ExpressionCheck.of(whole, report);
        if (whatIsThere) {
            ConnectorCallCheck.of(whole, report);
            ReferenceCheck.of(whole, report);
            TemplateCheck.of(whole, report);
            CatalogFitCheck.of(whole, report);
        }
        if (whatIsThere) {
            SettingCheck.of(whole, own, report);
        }
        return report.sorted();
    }

    /** Where a setting stands, or would. */
    public static Finding setting(Path home, String key, String code, String message, String cure) {
        PropertyFile.Place place = PropertyFile.of(home).place(key);
        return new Finding(PropertyFile.NAME, place.line(), place.col(), code, message, cure, Finding.Severity.MISTAKE);
    }
}
