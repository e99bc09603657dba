package org.huitong.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of the files. Immutable, thread-safe. */
final class Snapshot implements Catalog {
    private final Entries entries;
    private final Map<String, List<Grant>> grantsByResource;
    /** What every request asks for: by hash, for in a tree of twenty thousand ids a look takes fifteen comparisons. */
    private final Map<String, Resource> resources;

    private final Map<String, SystemEntry> systems;
    private final Map<String, MappingFile> sources;

    Snapshot(Entries entries) {
        this.entries = entries;
        this.grantsByResource = entries.grantsByResource();
        this.resources = new HashMap<>(entries.resources);
        this.systems = new HashMap<>(entries.systems);
        this.sources = new HashMap<>(entries.sources);
    }

    @Override
    public Catalog now() {
        return this;
    }

    @Override
    public Optional<Agency> agency(String id) {
        return Optional.ofNullable(entries.agencies.get(id));
    }

    @Override
    public Optional<SystemEntry> system(String id) {
        return Optional.ofNullable(systems.get(id));
    }

    @Override
    public boolean acrossNetworks(SystemEntry system) {
        SystemEntry.Network own = entries.gateway.network();
        return own != null && system.network() != null && own != system.network();
    }

    @Override
    public Optional<Resource> resource(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    @Override
    public Optional<CodeTable> codes(String id) {
        return Optional.ofNullable(entries.codes.get(id));
    }

    @Override
    public Collection<CodeTable> codes() {
        return List.copyOf(entries.codes.values());
    }

    @Override
    public Optional<Grant> grant(String subscription) {
        return Optional.ofNullable(entries.grants.get(subscription));
    }

    @Override
    public Optional<String> grantText(String subscription) {
        return Optional.ofNullable(entries.grantTexts.get(subscription));
    }

    @Override
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

    @Override
    public List<Grant> grantsOf(String resource) {
        return grantsByResource.getOrDefault(resource, List.of());
    }

    @Override
    public Optional<MappingFile> source(String system, String resource) {
        return Optional.ofNullable(sources.get(Entries.source(system, resource)));
    }

    @Override
    public Collection<Agency> agencies() {
        return List.copyOf(entries.agencies.values());
    }

    @Override
    public Collection<SystemEntry> systems() {
        return List.copyOf(entries.systems.values());
    }

    @Override
    public Collection<Resource> resources() {
        return List.copyOf(entries.resources.values());
    }

    @Override
    public Collection<Grant> grants() {
        return List.copyOf(entries.grants.values());
    }

    @Override
    public Collection<MappingFile> sources() {
        return List.copyOf(entries.sources.values());
    }
}
