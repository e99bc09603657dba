package org.huitong.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A connector, as its file describes it.
 *
 * @param properties what it is filled in with, by name
 * @param required names that a route must give
 */
record Kamelet(String name, CamelFile file, Map<String, Property> properties, Set<String> required) {
    private static final Pattern BEAN = Pattern.compile("#(?:bean:)?\\{\\{\\??([\\w.-]+)}}");
    private static final Pattern TOLD = Pattern.compile("(?i)name of the .*\\bbean\\b.*", Pattern.DOTALL);

    /**
     * One of them.
     *
     * @param pattern empty where any text will do
     * @param bean whether its value names a bean
     */
    record Property(String type, List<String> words, String pattern, boolean optional, boolean secret, boolean bean) {}

    static Kamelet of(CamelFile file) {
        Node definition = Nodes.get(file.root(), "spec", "definition");
        Set<String> beans = new HashSet<>();
        Nodes.values(file.camel(), value -> {
            Matcher bean = BEAN.matcher(value.getValue());
            if (bean.matches()) {
                beans.add(bean.group(1));
            }
        });
        Map<String, Property> properties = new HashMap<>();
        for (Nodes.Entry entry : Nodes.entries(Nodes.get(definition, "properties"))) {
            Node node = entry.value();
            properties.put(
                    entry.name(),
                    new Property(
                            Nodes.text(node, "type"),
                            Nodes.texts(Nodes.get(node, "enum")),
                            Nodes.text(node, "pattern"),
                            Nodes.get(node, "default") != null,
                            Nodes.text(node, "format").equals("password"),
                            beans.contains(entry.name())
                                    || TOLD.matcher(Nodes.text(node, "description"))
                                            .matches()));
        }
        String path = file.name();
        return new Kamelet(
                path.substring(path.lastIndexOf('/') + 1).replace(".kamelet.yaml", ""),
                file,
                properties,
                new HashSet<>(Nodes.texts(Nodes.get(definition, "required"))));
    }

    boolean source() {
        return name.endsWith("-source");
    }

    boolean sink() {
        return name.endsWith("-sink");
    }
}
