package org.huitong.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
import org.huitong.catalog.Words;
import org.huitong.operate.cli.Home;
import org.huitong.scaffold.guess.Proposal;
import org.huitong.scaffold.guess.Recognizer;
import org.huitong.scaffold.look.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code huitong new source}: a mapping, and for files of a folder or a table the route that brings them. */
@Command(name = "source", sortOptions = false)
final class NewSource implements Callable<Integer> {
    @ParentCommand
    private NewCommand command;

    @Mixin
    private Home home;

    @Mixin
    private Target target;

    @Mixin
    private FarEnd farEnd;

    @Parameters(index = "0", paramLabel = "SYSTEM/RESOURCE", descriptionKey = "new.source")
    private String source;

    @Option(names = "--system-name", paramLabel = "TEXT", defaultValue = "", descriptionKey = "new.system-name")
    private String systemName;

    @Option(names = "--network", paramLabel = "NETWORK", defaultValue = "extranet", descriptionKey = "new.network")
    private String network;

    @Option(names = "--folder", paramLabel = "DIR", defaultValue = "", descriptionKey = "new.folder")
    private String folder;

    @Option(names = "--map", paramLabel = "ITEM=COLUMN", descriptionKey = "new.map")
    private Map<String, String> said = Map.of();

    @Override
    public Integer call() {
        int slash = source.indexOf('/');
        if (slash < 1 || farEnd.isTable() && !folder.isEmpty()) {
            throw Owners.wrong(
                    slash < 1 ? "\"" + source + "\" is no source" : "rows of a table lie in no folder",
                    "Write SYSTEM/RESOURCE, and --folder only for files");
        }
        String system = source.substring(0, slash);
        Catalog catalog = target.catalog(home);
        Resource resource = resource(catalog, source.substring(slash + 1));
        Look look = farEnd.look();
        Matching matching = Matching.of(resource, Proposal.of(look.columns(), new Recognizer(Codes.of(catalog))), said);
        matching.complete();
        List<Draft> drafts = new ArrayList<>();
        new Owners(catalog)
                .system(system, resource.provider(), systemName, network)
                .ifPresent(drafts::add);
        String identity = farEnd.isTable() ? "watermark" : folder.isEmpty() ? "idempotency-key" : "arrival";
        String from = farEnd.name() + " (" + look.records() + " records)";
        drafts.add(new SourceDraft(system, resource, look, from, identity, matching).draft());
        if (farEnd.isTable()) {
            Proposal key = matching.of(resource.items().get(resource.key())).orElseThrow();
            drafts.add(farEnd.route(system, resource.id(), key.column().from()));
        } else if (!folder.isEmpty()) {
            drafts.add(Routes.drop(system, resource.id(), folder, farEnd.include()));
        }
        return target.write(home, command, drafts, look.remarks());
    }

    static Resource resource(Catalog catalog, String id) {
        List<String> known = catalog.resources().stream().map(Resource::id).toList();
        return catalog.resource(id)
                .orElseThrow(() -> Owners.wrong(
                        "there is no resource " + id,
                        Words.nearest(id, known)
                                .map(near -> "Did you mean " + near + "? Else make it first with huitong new resource")
                                .orElse("Make it first with huitong new resource")));
    }
}
