package org.huitong.broken;

import java.util.List;

/** Mistakes in agencies, systems, catalog, grants, codes and mappings. */
final class BrokenCatalog {
    private static final String PEOPLE = "config/catalog/population-basic.yaml";
    private static final String GRANT = "config/grants/natural-resources.real-estate.population-basic.yaml";
    private static final String SYSTEM = "config/systems/public-security.population.yaml";
    private static final String MAPPING = "routes/sources/public-security.population/population-basic.mapping.yaml";

    private BrokenCatalog() {}

    static List<Broken> all() {
        return List.of(
                Broken.of(
                        PEOPLE,
                        "sharing: conditional",
                        "sharing: conditonal",
                        "CATALOG-UNKNOWN-WORD",
                        "conditonal",
                        "\"conditional\""),
                Broken.of(
                        PEOPLE,
                        "update-cycle:",
                        "update-cycel:",
                        "CATALOG-UNKNOWN-KEY",
                        "update-cycel",
                        "\"update-cycle\""),
                Broken.of(
                        PEOPLE,
                        "provider: public-security",
                        "provider: public-securty",
                        "CATALOG-UNKNOWN-AGENCY",
                        "public-securty",
                        "\"public-security\""),
                Broken.of(
                        PEOPLE,
                        "key: citizenId",
                        "key: citizenID",
                        "CATALOG-UNKNOWN-ITEM",
                        "citizenID",
                        "\"citizenId\""),
                Broken.of(PEOPLE, "type: date}", "type: dat}", "CATALOG-UNKNOWN-WORD", "dat}", "\"date\""),
                Broken.of(
                        PEOPLE,
                        "    length: 18\n",
                        "    length: eighteen\n",
                        "CATALOG-TYPE",
                        "eighteen",
                        "whole number"),
                Broken.of(
                        SYSTEM, "network: private", "network: privat", "CATALOG-UNKNOWN-WORD", "privat", "\"private\""),
                Broken.of(GRANT, "from: 2026-01-01", "from: 2026-02-30", "CATALOG-TYPE", "2026-02-30", "a day like"),
                Broken.of(GRANT, "to: 2036-12-31", "to: 2016-12-31", "CATALOG-PERIOD", "2016-12-31", ""),
                Broken.of(GRANT, "  sex: clear", "  sexx: clear", "CATALOG-UNKNOWN-ITEM", "clear", "\"sex\""),
                Broken.of(
                        GRANT, "assessment: 示例评估〔2026〕4号\n", "", "CATALOG-MISSING", "subscription", "Add assessment:"),
                Broken.of(
                        MAPPING,
                        "version: UPD_SEQ",
                        "verison: UPD_SEQ",
                        "CATALOG-UNKNOWN-KEY",
                        "verison",
                        "\"version\""),
                Broken.of(
                        MAPPING,
                        "codes: sex-police",
                        "codes: sex-polce",
                        "CATALOG-UNKNOWN-CODES",
                        "",
                        "\"sex-police\""),
                Broken.of(
                        MAPPING,
                        "fold-width, citizen-id",
                        "fold-width, citizen-ID",
                        "CATALOG-UNKNOWN-STEP",
                        "",
                        "\"citizen-id\""),
                Broken.of(MAPPING, "  address: {from", "  adress: {from", "CATALOG-UNKNOWN-ITEM", "", "\"address\""),
                Broken.of(
                        MAPPING,
                        "identity: watermark",
                        "identity: watermrk",
                        "CATALOG-UNKNOWN-WORD",
                        "watermrk",
                        "\"watermark\""),
                Broken.of(
                        "config/agencies/tax.yaml",
                        "code: \"\"",
                        "code: \"11330000X123456789\"",
                        "CATALOG-CREDIT-CODE",
                        "",
                        ""),
                Broken.of(
                        "config/gateway.yaml",
                        "docked: [private]",
                        "docked: [private, intranet]",
                        "CATALOG-NETWORK",
                        "",
                        "one-way"));
    }
}
