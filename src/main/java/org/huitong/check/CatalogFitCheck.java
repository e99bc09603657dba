package org.huitong.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;
import org.huitong.element.Mask;
import org.snakeyaml.engine.v2.nodes.Node;

/** Route files against the catalog: systems, resources and subscriptions they name, and what grants let consumers see. */
final class CatalogFitCheck {
    private final Whole whole;
    private final Catalog catalog;
    private final Report report;

    private CatalogFitCheck(Whole whole, Catalog catalog, Report report) {
        this.whole = whole;
        this.catalog = catalog;
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        whole.catalog().ifPresent(catalog -> {
            CatalogFitCheck check = new CatalogFitCheck(whole, catalog, report);
            Map<String, Kamelet> kamelets = whole.kamelets();
            for (CamelFile file : whole.routes()) {
                if (!report.wrong(file)) {
                    whole.endpoints(file)
                            .forEach(one ->
                                    check.call(one, kamelets.get(one.path().split("/", 2)[0])));
                }
            }
            whole.every("templatedRoute").forEach(use -> check.subscription(use.file(), use.node()));
        });
    }

    private void call(Endpoint endpoint, Kamelet kamelet) {
        if (kamelet == null || !endpoint.scheme().equals("kamelet")) {
            return;
        }
        if (kamelet.source()
                && kamelet.properties().containsKey("system")
                && kamelet.properties().containsKey("resource")) {
            source(endpoint);
        }
        if (kamelet.sink() && kamelet.properties().containsKey("keyColumns")) {
            keys(endpoint);
        }
        if (kamelet.name().startsWith("ftp-")) {
            clear(endpoint, kamelet.name());
        }
    }

    private void source(Endpoint endpoint) {
        Node system = Nodes.get(endpoint.parameters(), "system");
        Node resource = Nodes.get(endpoint.parameters(), "resource");
        Optional<String> from = Value.of(Nodes.text(system), whole.settings());
        Optional<String> what = Value.of(Nodes.text(resource), whole.settings());
        if (from.isEmpty()
                || what.isEmpty()
                || from.get().isEmpty()
                || what.get().isEmpty()) {
            return;
        }
        List<String> systems = catalog.systems().stream().map(SystemEntry::id).toList();
        List<String> resources = catalog.resources().stream().map(Resource::id).toList();
        if (!systems.contains(from.get())) {
            report.mistake(
                    endpoint.file(),
                    system,
                    "ROUTE-UNKNOWN-SYSTEM",
                    "there is no system \"" + from.get() + "\"",
                    Report.cure(from.get(), systems, "Write config/systems/" + from.get() + ".yaml"));
        } else if (!resources.contains(what.get())) {
            report.mistake(
                    endpoint.file(),
                    resource,
                    "ROUTE-UNKNOWN-RESOURCE",
                    "there is no resource \"" + what.get() + "\"",
                    Report.cure(what.get(), resources, "Write config/catalog/" + what.get() + ".yaml"));
        } else if (catalog.source(from.get(), what.get()).isEmpty()) {
            List<String> mapped = catalog.sources().stream()
                    .filter(one -> one.system().equals(from.get()))
                    .map(MappingFile::resource)
                    .toList();
            report.mistake(
                    endpoint.file(),
                    resource,
                    "ROUTE-NO-MAPPING",
                    "nothing says how records of " + from.get() + " become " + what.get(),
                    mapped.isEmpty()
                            ? "Write routes/sources/" + from.get() + "/" + what.get() + ".mapping.yaml"
                            : "Its mappings are of " + String.join(", ", mapped));
        }
    }

    private void subscription(CamelFile file, Node use) {
        for (Node parameter : Nodes.list(Nodes.get(use, "parameters"))) {
            String subscription = Nodes.text(parameter, "value");
            if (Nodes.text(parameter, "name").equals("subscription")
                    && !subscription.contains("{{")
                    && !report.wrong(file)
                    && consumer(subscription).isEmpty()) {
                List<String> known = new ArrayList<>();
                catalog.grants().forEach(grant -> known.add(grant.subscription()));
                report.mistake(
                        file,
                        Nodes.get(parameter, "value"),
                        "ROUTE-UNKNOWN-SUBSCRIPTION",
                        "\"" + subscription + "\" is no system and resource of the catalog",
                        Report.cure(subscription, known, "Write <system>.<resource>, as in config/grants"));
            }
        }
    }

    private Optional<SystemEntry> consumer(String subscription) {
        return catalog.resources().stream()
                .map(resource -> "." + resource.id())
                .filter(subscription::endsWith)
                .flatMap(
                        end -> catalog.system(subscription.substring(0, subscription.length() - end.length())).stream())
                .findFirst();
    }

    /** Two persons with one year of birth would be one row. */
    private void keys(Endpoint endpoint) {
        String name = endpoint.file().name();
        String resource = name.substring(name.lastIndexOf('/') + 1).replace(".camel.yaml", "");
        Optional<Grant> grant = catalog.grant(endpoint.file().system() + "." + resource);
        Node at = Nodes.get(endpoint.parameters(), "keyColumns");
        if (grant.isEmpty() || at == null) {
            return;
        }
        Map<String, String> columns = new HashMap<>();
        for (String pair : Nodes.text(endpoint.parameters(), "columns").split(",")) {
            String[] parts = pair.split("=", 2);
            columns.put(parts[0].strip(), parts[parts.length - 1].strip());
        }
        for (String column : Nodes.text(at).split(",")) {
            String item = columns.getOrDefault(column.strip(), "");
            Mask mask = grant.get().items().get(item);
            if (mask != null && !mask.equals(Mask.CLEAR)) {
                report.policy(
                        endpoint.file(),
                        at,
                        "SINK-MASKED-KEY",
                        "rows are told apart by " + item
                                + ", which the grant shows masked: another grant shows it otherwise, and"
                                + " several records may look alike",
                        "Use a column that is filled with recordKey, or have the item granted in clear");
            }
        }
    }

    private void clear(Endpoint endpoint, String connector) {
        catalog.system(endpoint.file().system())
                .filter(catalog::acrossNetworks)
                .ifPresent(system -> report.policy(
                        endpoint.file(),
                        endpoint.at(),
                        "FTP-ACROSS",
                        connector + " sends the password and every record in clear, from one network into another",
                        "Use s" + connector + " or " + connector.replace("ftp-", "ftps-")));
    }
}
