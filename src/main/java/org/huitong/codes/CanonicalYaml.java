package org.huitong.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.huitong.catalog.Code;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.CodeTable.Kind;
import org.huitong.catalog.Edition;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The one form of a table's file: sorted by code, so that a version control shows what an edition changed and no more. */
final class CanonicalYaml {
    private static final String HEAD =
            "# Written by huitong codes import. Import the next edition with --replace instead of editing this.\n";
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setMaxSimpleKeyLength(1000)
            .build();

    private CanonicalYaml() {}

    static String of(CodeTable table) {
        List<NodeTuple> root = new ArrayList<>();
        root.add(tuple("codes", plain(table.id())));
        root.add(tuple("name", quoted(table.name())));
        Edition edition = table.edition();
        text(root, "standard", edition.standard());
        text(root, "edition", edition.name());
        root.addAll(days(edition.from(), edition.until()));
        if (edition.origin() != null) {
            root.add(tuple("source", origin(edition.origin())));
        }
        if (!table.of().isEmpty()) {
            root.add(tuple(table.kind() == Kind.SUCCESSORS ? "successors-of" : "maps-to", plain(table.of())));
        }
        List<NodeTuple> codes = new ArrayList<>();
        new TreeMap<>(table.codes())
                .forEach((code, meanings) -> codes.add(new NodeTuple(quoted(code), meanings(table.kind(), meanings))));
        root.add(tuple(table.kind() == Kind.LIST ? "entries" : "values", block(codes)));
        return HEAD
                + new Present(SETTINGS)
                        .emitToString(new Serialize(SETTINGS)
                                .serializeOne(block(root))
                                .iterator());
    }

    private static Node origin(Edition.Origin origin) {
        List<NodeTuple> source = new ArrayList<>();
        source.add(tuple("file", quoted(origin.file())));
        text(source, "sha256", origin.sha256());
        if (origin.date() != null) {
            source.add(tuple("date", plain(origin.date().toString())));
        }
        return block(source);
    }

    private static Node meanings(Kind kind, List<Code> meanings) {
        if (kind == Kind.SUCCESSORS) {
            String text = meanings.get(0).text();
            List<Node> heirs = text.isBlank()
                    ? List.of()
                    : Arrays.stream(text.split(" +")).map(CanonicalYaml::quoted).toList();
            return new SequenceNode(Tag.SEQ, heirs, FlowStyle.FLOW);
        }
        if (meanings.size() == 1) {
            return meaning(meanings.get(0));
        }
        return new SequenceNode(
                Tag.SEQ, meanings.stream().map(CanonicalYaml::section).toList(), FlowStyle.BLOCK);
    }

    private static Node meaning(Code code) {
        return code.dated() ? section(code) : quoted(code.text());
    }

    private static Node section(Code code) {
        List<NodeTuple> section = new ArrayList<>();
        section.add(tuple("text", quoted(code.text())));
        section.addAll(days(code.from(), code.until()));
        return new MappingNode(Tag.MAP, section, FlowStyle.FLOW);
    }

    private static List<NodeTuple> days(LocalDate from, LocalDate until) {
        List<NodeTuple> days = new ArrayList<>();
        if (from != null) {
            days.add(tuple("from", plain(from.toString())));
        }
        if (until != null) {
            days.add(tuple("until", plain(until.toString())));
        }
        return days;
    }

    private static void text(List<NodeTuple> section, String key, String text) {
        if (!text.isEmpty()) {
            section.add(tuple(key, quoted(text)));
        }
    }

    private static Node block(List<NodeTuple> tuples) {
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }

    private static NodeTuple tuple(String key, Node value) {
        return new NodeTuple(plain(key), value);
    }

    private static Node plain(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
    }

    /** Always in quotes: a code like 01 or no is text to every reader of YAML. */
    private static Node quoted(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
    }
}
