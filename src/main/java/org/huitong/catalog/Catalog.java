package org.huitong.catalog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** One immutable snapshot of everything the YAML files say. Thread-safe; a change of the files is a new snapshot. */
public final class Catalog {
    private static final int MOST_SHOWN = 50;

    private final Entries entries;
    private final Map<String, List<Grant>> grantsByResource;
    /** What every request asks for: by hash, for in a tree of twenty thousand ids a look takes fifteen comparisons. */
    private final Map<String, Resource> resources;

    private final Map<String, SystemEntry> systems;
    private final Map<String, MappingFile> sources;

    private Catalog(Entries entries) {
        this.entries = entries;
        this.grantsByResource = entries.grantsByResource();
        this.resources = new HashMap<>(entries.resources);
        this.systems = new HashMap<>(entries.systems);
        this.sources = new HashMap<>(entries.sources);
    }

    /**
     * Reads {@code config/} and {@code routes/sources/} under {@code home}.
     *
     * @throws HuitongException CONFIG_INVALID listing every finding, at most 50
     */
    public static Catalog read(Path home) {
        Findings findings = new Findings();
        Entries entries = CatalogReader.start(home, findings);
        if (!findings.mistakes().isEmpty()) {
            throw invalid(home, findings.mistakes());
        }
        return new Catalog(entries);
    }

    /** Every mistake in the files under {@code home}, in order of file and line; empty where all is well. */
    public static List<Finding> check(Path home) {
        return review(home).stream().filter(Finding::mistake).toList();
    }

    /** Every mistake and all advice, in order of file and line. */
    public static List<Finding> review(Path home) {
        return reviewed(home).findings();
    }

    /**
     * What the files say, and what there is to say of them.
     *
     * @param catalog empty where there is a mistake
     */
    public record Reviewed(Optional<Catalog> catalog, List<Finding> findings) {}

    /** Reads the files once for both. */
    public static Reviewed reviewed(Path home) {
        Findings findings = new Findings();
        Entries entries = CatalogReader.read(home, findings);
        boolean right = findings.mistakes().isEmpty();
        return new Reviewed(right ? Optional.of(new Catalog(entries)) : Optional.empty(), findings.sorted());
    }

    /**
     * The code tables alone, by id, for a home whose other files are wrong or not there yet.
     *
     * @throws HuitongException CONFIG_INVALID listing every finding in {@code config/codes}, at most 50
     */
    public static Map<String, CodeTable> codeTables(Path home) {
        Findings findings = new Findings();
        Entries entries = CatalogReader.readCodes(home, findings);
        if (!findings.mistakes().isEmpty()) {
            throw invalid(home, findings.mistakes());
        }
        return Collections.unmodifiableMap(entries.codes);
    }

    private static HuitongException invalid(Path home, List<Finding> all) {
        StringBuilder text = new StringBuilder("reading the catalog under ")
                .append(home)
                .append(" found ")
                .append(all.size())
                .append(all.size() == 1 ? " mistake; mend it:" : " mistakes; mend them:");
        for (Finding finding : all.subList(0, Math.min(MOST_SHOWN, all.size()))) {
            text.append('\n').append(finding);
        }
        if (all.size() > MOST_SHOWN) {
            text.append("\n… and ").append(all.size() - MOST_SHOWN).append(" more");
        }
        return new HuitongException(ErrorCode.CONFIG_INVALID, text.toString());
    }

    public Optional<Agency> agency(String id) {
        return Optional.ofNullable(entries.agencies.get(id));
    }

    public Optional<SystemEntry> system(String id) {
        return Optional.ofNullable(systems.get(id));
    }

    /** Whether what travels between the system and the gateway leaves the gateway's own network. */
    public boolean acrossNetworks(SystemEntry system) {
        SystemEntry.Network own = entries.gateway.network();
        return own != null && system.network() != null && own != system.network();
    }

    public Optional<Resource> resource(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    public Optional<CodeTable> codes(String id) {
        return Optional.ofNullable(entries.codes.get(id));
    }

    public Collection<CodeTable> codes() {
        return List.copyOf(entries.codes.values());
    }

    public Optional<Grant> grant(String subscription) {
        return Optional.ofNullable(entries.grants.get(subscription));
    }

    /** What the grant's file says, as JSON; empty where there is no such file. */
    public Optional<String> grantText(String subscription) {
        return Optional.ofNullable(entries.grantTexts.get(subscription));
    }

    /**
     * What a grant says that stands in no file.
     *
     * @param grant null where something is wrong
     */
    public record Read(Grant grant, List<Finding> findings) {}

    /**
     * Reads a grant by the same rules as its file.
     *
     * @param text as JSON, in the words of the file
     */
    public Read grant(String subscription, String text) {
        Findings findings = new Findings();
        GrantReader reader = new GrantReader(entries, new References(entries));
        Grant grant = YamlFile.compose("grant", text, findings)
                .map(section -> {
                    Grant one = reader.grant(section, subscription, Map.of());
                    section.close();
                    return one;
                })
                .orElse(null);
        findings.runLater();
        List<Finding> wrong = findings.mistakes();
        return new Read(wrong.isEmpty() ? grant : null, wrong);
    }

    /** The grants on a resource, in order of subscription; empty for none. */
    public List<Grant> grantsOf(String resource) {
        return grantsByResource.getOrDefault(resource, List.of());
    }

    /** How records of {@code resource} from {@code system} are mapped; empty where it is no source of it. */
    public Optional<MappingFile> source(String system, String resource) {
        return Optional.ofNullable(sources.get(Entries.source(system, resource)));
    }

    public Collection<Agency> agencies() {
        return List.copyOf(entries.agencies.values());
    }

    public Collection<SystemEntry> systems() {
        return List.copyOf(entries.systems.values());
    }

    public Collection<Resource> resources() {
        return List.copyOf(entries.resources.values());
    }

    public Collection<Grant> grants() {
        return List.copyOf(entries.grants.values());
    }

    public Collection<MappingFile> sources() {
        return List.copyOf(entries.sources.values());
    }
}
