package org.huitong.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.operate.cli.Home;
import org.huitong.scaffold.guess.Proposal;
import org.huitong.scaffold.guess.Recognizer;
import org.huitong.scaffold.look.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code huitong new resource}: a catalog entry with an item for each column of a sample. */
@Command(name = "resource", sortOptions = false)
final class NewResource implements Callable<Integer> {
    @ParentCommand
    private NewCommand command;

    @Mixin
    private Home home;

    @Mixin
    private Target target;

    @Mixin
    private FarEnd farEnd;

    @Parameters(index = "0", paramLabel = "RESOURCE", descriptionKey = "new.resource")
    private String id;

    @Option(names = "--name", required = true, paramLabel = "TEXT", descriptionKey = "new.name")
    private String name;

    @Option(names = "--provider", required = true, paramLabel = "AGENCY", descriptionKey = "new.provider")
    private String provider;

    @Option(names = "--condition", paramLabel = "TEXT", defaultValue = "待提供方确认", descriptionKey = "new.condition")
    private String condition;

    @Option(names = "--key", paramLabel = "COLUMN", defaultValue = "", descriptionKey = "new.key")
    private String key;

    @Override
    public Integer call() {
        Owners.wellFormed(id);
        Catalog catalog = target.catalog(home);
        Look look = farEnd.look();
        List<Proposal> items = Proposal.of(look.columns(), new Recognizer(Codes.of(catalog)));
        List<Draft> drafts = new ArrayList<>();
        new Owners(catalog).agency(provider, target.agencyName()).ifPresent(drafts::add);
        String from = farEnd.name() + " (" + look.records() + " records)";
        drafts.add(new ResourceDraft(
                        id, name, provider, condition, from, items, key(items).item())
                .draft());
        return target.write(home, command, drafts, look.remarks());
    }

    private Proposal key(List<Proposal> items) {
        if (!key.isEmpty()) {
            return items.stream()
                    .filter(one -> key.equals(one.column().from())
                            || key.equals(one.column().name()))
                    .findFirst()
                    .orElseThrow(() -> Owners.wrong("the sample has no column \"" + key + "\"", "Say another --key"));
        }
        return Proposal.key(items)
                .orElseThrow(() -> Owners.wrong(
                        "no column is in every record and never twice, so none tells records apart",
                        "Say which does with --key COLUMN"));
    }
}
