package org.huitong.catalog;

/** Reads the short files: agencies and systems. */
final class OwnerReader {
    private final Entries entries;
    private final References references;
    private final IdentityReader identities;

    OwnerReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
        this.identities = new IdentityReader(references);
    }

    void agency(Section section, String fileId) {
        String id = references.own(section, "agency", fileId, entries.agencies);
        entries.agencies.put(
                id,
                new Agency(
                        id,
                        section.text("name"),
                        section.optional("code").orElse(""),
                        section.optional("region").orElse("")));
    }

    void system(Section section, String fileId) {
        String id = references.own(section, "system", fileId, entries.systems);
        String agency = references.agency(section, "agency");
        if (!agency.isBlank() && !id.startsWith(agency + ".")) {
            section.report(
                    "system",
                    "CATALOG-ID",
                    "a system of " + agency + " is named after it",
                    "Name it " + agency + ".<name>");
        }
        String name = section.text("name");
        SystemEntry.Network network = section.word("network", SystemEntry.Network.class, null);
        entries.systems.put(id, new SystemEntry(id, agency, name, network, identities.read(section, id)));
    }
}
