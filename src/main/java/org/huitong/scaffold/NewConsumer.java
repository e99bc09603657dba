package org.huitong.scaffold;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Item;
import org.huitong.catalog.Resource;
import org.huitong.catalog.Words;
import org.huitong.operate.cli.Home;
import org.huitong.scaffold.look.Quoted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code huitong new consumer}: a grant and the route that delivers. What is sensitive is not granted unless it is named: that is
 * a decision with a basis, and no proposal.
 */
@Command(name = "consumer", sortOptions = false)
final class NewConsumer implements Callable<Integer> {
    private static final int FILES = 1000;

    @ParentCommand
    private NewCommand command;

    @Mixin
    private Home home;

    @Mixin
    private Target target;

    @Parameters(index = "0", paramLabel = "SYSTEM/RESOURCE", descriptionKey = "new.consumer")
    private String consumer;

    @Option(names = "--purpose", required = true, paramLabel = "TEXT", descriptionKey = "new.purpose")
    private String purpose;

    @Option(names = "--basis", required = true, paramLabel = "TEXT", descriptionKey = "new.basis")
    private String basis;

    @Option(names = "--items", split = ",", paramLabel = "ITEM", descriptionKey = "new.items")
    private List<String> named = List.of();

    @Option(names = "--assessment", paramLabel = "TEXT", defaultValue = "", descriptionKey = "new.assessment")
    private String assessment;

    @Option(names = "--from", paramLabel = "DAY", descriptionKey = "new.from")
    private LocalDate from = LocalDate.now(Grant.ZONE);

    @Option(names = "--to", paramLabel = "DAY", descriptionKey = "new.to")
    private LocalDate to;

    @Option(names = "--system-name", paramLabel = "TEXT", defaultValue = "", descriptionKey = "new.system-name")
    private String systemName;

    @Option(names = "--network", paramLabel = "NETWORK", defaultValue = "extranet", descriptionKey = "new.network")
    private String network;

    @Option(names = "--post", paramLabel = "URL", defaultValue = "", descriptionKey = "new.post")
    private String post;

    @Option(names = "--token-from", paramLabel = "VARIABLE", defaultValue = "", descriptionKey = "new.token-from")
    private String tokenFrom;

    @Option(names = "--folder", paramLabel = "DIR", defaultValue = "", descriptionKey = "new.out-folder")
    private String folder;

    @Override
    public Integer call() {
        int slash = consumer.indexOf('/');
        if (slash < 1 || post.isEmpty() == folder.isEmpty() || !post.isEmpty() && tokenFrom.isEmpty()) {
            throw Owners.wrong(
                    slash < 1 ? "\"" + consumer + "\" names no consumer" : "it is not said how records reach it",
                    "Write SYSTEM/RESOURCE, and --folder, or --post with --token-from");
        }
        String system = consumer.substring(0, slash);
        Catalog catalog = target.catalog(home);
        Resource resource = NewSource.resource(catalog, consumer.substring(slash + 1));
        Owners owners = new Owners(catalog);
        List<Draft> drafts = new ArrayList<>();
        if (catalog.system(system).isEmpty()) {
            String agency = Owners.agencyOf(system);
            owners.agency(agency, target.agencyName()).ifPresent(drafts::add);
            owners.system(system, agency, systemName, network).ifPresent(drafts::add);
        }
        drafts.add(grant(system, resource));
        drafts.add(route(system, resource.id()));
        return target.write(home, command, drafts, List.of());
    }

    private Draft grant(String system, Resource resource) {
        String subscription = system + "." + resource.id();
        StringBuilder text = new StringBuilder(
                        "# yaml-language-server: $schema=../schema/grant.schema.json\nsubscription: ")
                .append(subscription)
                .append("\nconsumer: ")
                .append(system)
                .append("\nresource: ")
                .append(resource.id())
                .append("\npurpose: ")
                .append(Quoted.of(purpose))
                .append("\nbasis: ")
                .append(Quoted.of(basis));
        if (!assessment.isEmpty()) {
            text.append("\nassessment: ").append(Quoted.of(assessment));
        }
        text.append("\nfrom: ")
                .append(from)
                .append("\nto: ")
                .append(to == null ? from.plusYears(1) : to)
                .append("\nitems:\n");
        items(resource)
                .forEach(item -> text.append("  ").append(Quoted.of(item)).append(": clear\n"));
        return new Draft("config/grants/" + subscription + ".yaml", text.toString());
    }

    private List<String> items(Resource resource) {
        for (String item : named) {
            if (resource.item(item).isEmpty()) {
                throw Owners.wrong(
                        resource.id() + " has no item " + item,
                        Words.nearest(item, resource.items().keySet())
                                .map(near -> "Did you mean " + near)
                                .orElse("Say one of "
                                        + String.join(", ", resource.items().keySet())));
            }
        }
        List<String> items = named.isEmpty()
                ? resource.items().values().stream()
                        .filter(item -> !item.sensitive())
                        .map(Item::id)
                        .toList()
                : named;
        if (items.isEmpty()) {
            throw Owners.wrong(
                    "every item of " + resource.id() + " is sensitive", "Name those of the decision with --items");
        }
        return items;
    }

    private Draft route(String system, String resource) {
        String subscription = system + "." + resource;
        return post.isEmpty()
                ? Routes.consumer(
                        subscription,
                        system,
                        resource,
                        "kamelet:file-sink/" + subscription + "-files",
                        List.of("folder: " + Quoted.of(folder)),
                        FILES)
                : Routes.consumer(
                        subscription,
                        system,
                        resource,
                        "kamelet:http-json-sink/" + subscription + "-post",
                        List.of("url: " + Quoted.of("RAW(" + post + ")"), "token: \"RAW({{env:" + tokenFrom + ":}})\""),
                        1);
    }
}
