package org.huitong.catalog;

import java.util.Set;
import org.huitong.element.Fault;
import org.huitong.element.identity.CreditCode;

/** Reads the short files: agencies and systems. */
final class OwnerReader {
    private static final CreditCode CREDIT_CODE = new CreditCode(Set.of());

    private final Entries entries;
    private final References references;
    private final IdentityReader identities;
    private final DictionaryReader words;
    private final CensusReader census;
    private final Networks networks;

    OwnerReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
        this.identities = new IdentityReader(references);
        this.words = new DictionaryReader(entries);
        this.census = new CensusReader(entries);
        this.networks = new Networks(entries);
    }

    /** Where the gateway itself stands. */
    void gateway(Section section, String fileId) {
        networks.gateway(section);
    }

    void agency(Section section, String fileId) {
        String id = references.own(section, "agency", fileId, entries.agencies);
        entries.agencies.put(
                id,
                new Agency(
                        id,
                        section.text("name"),
                        code(section),
                        region(section),
                        words.code(section, "category", "organization-category")));
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
        SystemEntry system = new SystemEntry(
                id,
                agency,
                name,
                network,
                identities.read(section, id),
                census.read(section),
                Maintenance.read(section));
        entries.systems.put(id, system);
        section.later(() -> networks.check(section, system));
    }

    /** An agency that has none says so with an empty one: then there is nothing to remind of. */
    private static String code(Section section) {
        String code = section.optional("code").orElse("");
        if (!section.has("code")) {
            section.advise(
                    "agency",
                    "CATALOG-CREDIT-CODE",
                    "the agency has no unified social credit code, which the catalog guide asks of a provider",
                    "Add code: with its 18 characters, or code: \"\" where it has none");
        } else if (!code.isEmpty() && CREDIT_CODE.check(code) instanceof Fault fault) {
            section.report("code", "CATALOG-CREDIT-CODE", fault.what(), "Look it up in the register of agencies");
        }
        return code;
    }

    private static String region(Section section) {
        String region = section.optional("region").orElse("");
        if (!region.isEmpty() && !region.matches("\\d{6}")) {
            section.report(
                    "region",
                    "CATALOG-REGION",
                    "a region has six digits (GB/T 2260)",
                    "Write it in quotes, like \"510000\"");
        }
        return region;
    }
}
