package org.huitong.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The catalog that holds now; it changes as one whole. Thread-safe. */
public final class LiveCatalog implements Catalog {
    private volatile Catalog now;

    public LiveCatalog(Catalog first) {
        this.now = first.now();
    }

    /** From when this returns everything is asked of that one. */
    public void become(Catalog next) {
        now = next.now();
    }

    @Override
    public Catalog now() {
        return now;
    }

    @Override
    public Optional<Agency> agency(String id) {
        return now.agency(id);
    }

    @Override
    public Optional<SystemEntry> system(String id) {
        return now.system(id);
    }

    @Override
    public boolean acrossNetworks(SystemEntry system) {
        return now.acrossNetworks(system);
    }

    @Override
    public Optional<Resource> resource(String id) {
        return now.resource(id);
    }

    @Override
    public Optional<CodeTable> codes(String id) {
        return now.codes(id);
    }

    @Override
    public Collection<CodeTable> codes() {
        return now.codes();
    }

    @Override
    public Optional<Grant> grant(String subscription) {
        return now.grant(subscription);
    }

    @Override
    public Optional<String> grantText(String subscription) {
        return now.grantText(subscription);
    }

    @Override
    public Read grant(String subscription, String text) {
        return now.grant(subscription, text);
    }

    @Override
    public List<Grant> grantsOf(String resource) {
        return now.grantsOf(resource);
    }

    @Override
    public Optional<MappingFile> source(String system, String resource) {
        return now.source(system, resource);
    }

    @Override
    public Collection<Agency> agencies() {
        return now.agencies();
    }

    @Override
    public Collection<SystemEntry> systems() {
        return now.systems();
    }

    @Override
    public Collection<Resource> resources() {
        return now.resources();
    }

    @Override
    public Collection<Grant> grants() {
        return now.grants();
    }

    @Override
    public Collection<MappingFile> sources() {
        return now.sources();
    }
}
