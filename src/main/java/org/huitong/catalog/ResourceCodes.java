package org.huitong.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.catalog.guide.CoreMetadata;
import org.huitong.catalog.guide.ResourceCode;

/**
 * Reads resource codes and keeps what is certain of them: their form, that each is one resource's alone, that a retired
 * one is not given again, and that the classification before the slash hangs in the tree (the code table
 * {@value #TREE}).
 */
final class ResourceCodes {
    /** The classification tree: code to name. */
    static final String TREE = "resource-classification";
    /** Codes of resources that are gone. */
    static final String RETIRED = "retired-resource-codes";

    private final Entries entries;
    private final Map<ResourceCode, String> owners = new HashMap<>();
    private Set<ResourceCode> gone;

    ResourceCodes(Entries entries) {
        this.entries = entries;
    }

    List<ResourceCode> read(Section section, String key) {
        List<ResourceCode> codes = new ArrayList<>();
        for (String text : section.oneOrMore(key)) {
            ResourceCode.of(text)
                    .ifPresentOrElse(
                            codes::add,
                            () -> section.report(
                                    key,
                                    "CATALOG-RESOURCE-CODE",
                                    "\"" + text + "\" is not a resource code",
                                    "Write a classification code of 3, 6 or more digits that begins with 1, 2 or 3,"
                                            + " a slash and a number, like 101/1"));
        }
        return List.copyOf(codes);
    }

    /** The resource's own codes, those it had among them. */
    void claim(Section section, String id, CoreMetadata core) {
        core.codes().forEach(code -> claim(section, "codes", id, code));
        core.retired().forEach(code -> claim(section, "retired", id, code));
        core.codes().forEach(code -> hangs(section, code));
        if (gone == null) {
            gone = gone();
        }
        core.codes().stream()
                .filter(gone::contains)
                .forEach(code -> section.report(
                        "codes",
                        "CATALOG-RESOURCE-CODE",
                        code + " was another resource's, which is gone: " + RETIRED + " has it",
                        "Give the next number that was never used"));
    }

    private Set<ResourceCode> gone() {
        Set<ResourceCode> all = new HashSet<>();
        CodeTable table = entries.codes.get(RETIRED);
        if (table != null) {
            table.codes().keySet().forEach(code -> ResourceCode.of(code).ifPresent(all::add));
        }
        return all;
    }

    private void claim(Section section, String key, String id, ResourceCode code) {
        String owner = owners.putIfAbsent(code, id);
        if (owner != null) {
            section.report(
                    key,
                    "CATALOG-RESOURCE-CODE",
                    code + (owner.equals(id) ? " stands here twice" : " is or was the code of " + owner),
                    owner.equals(id) ? "Keep one" : "Give the next number that was never used");
        }
    }

    private void hangs(Section section, ResourceCode code) {
        CodeTable tree = entries.codes.get(TREE);
        String leaf = code.classification();
        if (tree == null) {
            section.advise(
                    "codes",
                    "CATALOG-CLASSIFICATION",
                    "there is no classification tree, so nobody knows whether \"" + leaf + "\" is in it",
                    "Import the one of your catalog: huitong codes import FILE --as " + TREE);
        } else if (!tree.codes().containsKey(leaf)) {
            section.report(
                    "codes",
                    "CATALOG-CLASSIFICATION",
                    "the classification tree has no \"" + leaf + "\"",
                    branch(tree, leaf));
        }
    }

    private static String branch(CodeTable tree, String leaf) {
        String under = ClassificationTree.parent(tree.codes().keySet(), leaf);
        return (under.isEmpty() ? "" : "It has " + under + " " + tree.values().get(under) + ". ")
                + "Use one of its codes, or add the node to config/codes/" + TREE + ".yaml";
    }
}
