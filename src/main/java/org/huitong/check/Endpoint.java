package org.huitong.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A place where records come from or go to.
 *
 * @param at where its address stands
 * @param parameters null where there are none
 * @param from whether records come from there
 */
record Endpoint(CamelFile file, Node at, String uri, Node parameters, boolean from) {
    private static final Set<String> SHORT = Set.of("to", "toD", "from", "wireTap");

    /** All endpoints of a file, in its order. */
    static List<Endpoint> of(CamelFile file) {
        List<Endpoint> all = new ArrayList<>();
        walk(file, "", file.camel(), all::add);
        return all;
    }

    private static void walk(CamelFile file, String parent, Node node, Consumer<Endpoint> visit) {
        Node uri = Nodes.get(node, "uri");
        if (uri instanceof ScalarNode && !parent.equals("parameters")) {
            visit.accept(
                    new Endpoint(file, uri, Nodes.text(uri), Nodes.get(node, "parameters"), parent.equals("from")));
        }
        if (parent.equals("kamelet") && Nodes.get(node, "name") instanceof ScalarNode name) {
            visit.accept(new Endpoint(file, name, "kamelet:" + Nodes.text(name), Nodes.get(node, "parameters"), false));
        }
        for (Nodes.Entry entry : Nodes.entries(node)) {
            if (SHORT.contains(entry.name()) && entry.value() instanceof ScalarNode scalar) {
                visit.accept(new Endpoint(
                        file, scalar, scalar.getValue(), null, entry.name().equals("from")));
            }
            walk(file, entry.name(), entry.value(), visit);
        }
        Nodes.list(node).forEach(one -> walk(file, parent, one, visit));
    }

    /** What speaks its protocol; empty where only a setting says. */
    String scheme() {
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? uri : uri.substring(0, colon);
        return scheme.contains("{{") ? "" : scheme;
    }

    /** What follows the scheme, without a query. */
    String path() {
        String path =
                uri.substring(Math.min(uri.length(), uri.indexOf(':') + 1)).replaceFirst("^//", "");
        int query = path.indexOf('?');
        return query < 0 || path.contains("{{") && query > path.indexOf("{{") ? path : path.substring(0, query);
    }

    List<Nodes.Entry> options() {
        return Nodes.entries(parameters);
    }
}
