package org.huitong.scaffold;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huitong.catalog.Agency;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.scaffold.look.Quoted;

/** The agency and the system that new files belong to, where they are not there yet. */
final class Owners {
    /** Of a resource and of each part of a system's: files are named by it, and Camel takes a dot for their form. */
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Catalog catalog;

    Owners(Catalog catalog) {
        this.catalog = catalog;
    }

    static void wellFormed(String id) {
        if (!ID.matcher(id).matches() || id.length() > 100) {
            throw wrong(
                    "\"" + id + "\" is no id", "Use lower-case letters, digits and hyphens, beginning with a letter");
        }
    }

    /** @param name empty where it should be there */
    Optional<Draft> agency(String id, String name) {
        wellFormed(id);
        if (catalog.agency(id).isPresent()) {
            return Optional.empty();
        }
        if (name.isEmpty()) {
            List<String> known = catalog.agencies().stream().map(Agency::id).toList();
            throw wrong(
                    "there is no agency " + id,
                    Words.nearest(id, known)
                            .map(near -> "Did you mean " + near
                                    + "? Else give its name with --agency-name, and its file is written")
                            .orElse("Give its name with --agency-name, and its file is written"));
        }
        return Optional.of(new Draft(
                "config/agencies/" + id + ".yaml",
                "# yaml-language-server: $schema=../schema/agency.schema.json\nagency: " + id + "\nname: "
                        + Quoted.of(name) + "\n"));
    }

    /**
     * @param agency that owns it
     * @param name empty where it should be there
     */
    Optional<Draft> system(String id, String agency, String name, String network) {
        Optional<SystemEntry> there = catalog.system(id);
        if (there.isPresent()) {
            return Optional.empty();
        }
        if (!id.startsWith(agency + ".")) {
            throw wrong("a system of " + agency + " is named after it", "Name it " + agency + ".<name>");
        }
        wellFormed(id.substring(agency.length() + 1));
        if (name.isEmpty()) {
            List<String> known = catalog.systems().stream().map(SystemEntry::id).toList();
            throw wrong(
                    "there is no system " + id,
                    Words.nearest(id, known)
                            .map(near -> "Did you mean " + near
                                    + "? Else give its name with --system-name, and its file is written")
                            .orElse("Give its name with --system-name, and its file is written"));
        }
        return Optional.of(new Draft(
                "config/systems/" + id + ".yaml",
                "# yaml-language-server: $schema=../schema/system.schema.json\nsystem: " + id + "\nagency: " + agency
                        + "\nname: " + Quoted.of(name) + "\nnetwork: " + network.toLowerCase(Locale.ROOT) + "\n"));
    }

    /** What stands before the last dot of a system's id. */
    static String agencyOf(String system) {
        int dot = system.lastIndexOf('.');
        if (dot < 1) {
            throw wrong("\"" + system + "\" is no system", "Write AGENCY.NAME");
        }
        return system.substring(0, dot);
    }

    static HuitongException wrong(String what, String cure) {
        return new HuitongException(ErrorCode.CONFIG_INVALID, "making new files failed: " + what + ". " + cure + ".");
    }
}
