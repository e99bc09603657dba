package org.huitong.directory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A connector as a page of Markdown, from its file alone: {@code docs/connectors} holds these and nothing else. */
public final class ConnectorPage {
    private static final String NOTE = "<!-- Written from connectors/; change the connector's file, then run"
            + " mvn -B -q test -Dtest=ConnectorPagesTest -Dapprove=true -->\n";

    private ConnectorPage() {}

    /** File name to text: one page a connector, and one that lists them. */
    public static Map<String, String> all(java.nio.file.Path home) {
        List<Kamelet> connectors = Kamelet.all(home);
        Map<String, String> pages = new TreeMap<>();
        connectors.forEach(one -> pages.put(one.name() + ".md", NOTE + of(one)));
        pages.put("README.md", NOTE + index(connectors));
        return pages;
    }

    private static String index(List<Kamelet> connectors) {
        StringBuilder page = new StringBuilder(
                "# Connectors\n\nOne Kamelet per protocol and direction;"
                        + " `./huitong connectors list` shows those of an installation. How a route uses one:"
                        + " [integrator.md](../integrator.md).\n\n| connector | direction | records a call | does |\n|---|---|---|---|\n");
        for (Kamelet one : connectors) {
            page.append("| [" + one.name() + "](" + one.name() + ".md) | " + one.direction() + " | " + one.batch()
                    + " | " + first(one.description()) + " |\n");
        }
        return page.toString();
    }

    /** The first sentence. */
    private static String first(String text) {
        int end = text.indexOf(". ");
        return cell(end < 0 ? text : text.substring(0, end + 1));
    }

    static String of(Kamelet one) {
        StringBuilder page = new StringBuilder("# " + one.name() + "\n\n" + one.description() + "\n\n");
        if (one.direction().equals("sink")) {
            page.append("Records a call: "
                    + (one.batch().isEmpty() || one.batch().equals("1")
                            ? "one"
                            : "up to " + one.batch() + ", as the route's `batch` says")
                    + ". Older versions: "
                    + (one.guard().equals("sink") ? "compared at the far end" : "not compared at the far end")
                    + ".\n\n");
        }
        if (one.direction().equals("source")) {
            page.append("For a subscription that came late it can" + (one.again() ? "" : "not")
                    + " be read again (`backfill`).\n\n");
        }
        page.append("| setting | type | default | says |\n|---|---|---|---|\n");
        one.properties().forEach(property -> page.append(row(property)));
        page.append("\n```yaml\n" + route(one) + "```\n\nUses " + String.join(", ", one.libraries()) + ".\n");
        return page.toString();
    }

    private static String row(Kamelet.Property property) {
        String type = property.allowed().isEmpty() ? property.type() : String.join(", ", property.allowed());
        String fallback =
                property.required() ? "required" : property.fallback().isEmpty() ? "" : "`" + property.fallback() + "`";
        return "| `" + property.name() + "` | " + cell(type) + (property.secret() ? ", secret" : "") + " | "
                + cell(fallback) + " | " + cell(property.description()) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private static String route(Kamelet one) {
        StringBuilder yaml =
                new StringBuilder(one.direction().equals("source") ? "from:\n  uri: " : "- to:\n    uri: ");
        String indent = one.direction().equals("source") ? "  " : "    ";
        yaml.append("kamelet:" + one.name() + "/NAME\n" + indent + "parameters:\n");
        one.properties().stream()
                .filter(Kamelet.Property::required)
                .forEach(property -> yaml.append(indent + "  " + property.name() + ": \"" + value(property) + "\"\n"));
        return yaml.toString();
    }

    private static String value(Kamelet.Property property) {
        return property.secret() ? "{{NAME." + property.name() + "}}" : property.example();
    }
}
