package org.huitong.check;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Beans of route files and connectors: their class is there, and has the properties. */
final class BeanCheck {
    private final Report report;

    private BeanCheck(Report report) {
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        BeanCheck check = new BeanCheck(report);
        whole.every("beans").forEach(beans -> Nodes.list(beans.node()).forEach(bean -> check.bean(beans.file(), bean)));
        for (CamelFile file : whole.connectors()) {
            Nodes.list(Nodes.get(file.camel(), "beans")).forEach(bean -> check.bean(file, bean));
        }
    }

    private void bean(CamelFile file, Node bean) {
        Node at = Nodes.get(bean, "type");
        String type = Nodes.text(at).replaceFirst("^#class:", "").replaceFirst("\\(.*", "");
        if (report.wrong(file) || type.isEmpty() || type.contains("{{") || type.startsWith("#")) {
            return;
        }
        Optional<Class<?>> there = load(type);
        if (there.isEmpty()) {
            report.mistake(
                    file,
                    at,
                    "ROUTE-NO-CLASS",
                    "there is no class " + type,
                    "Mend the name, or put the jar it is in into lib/");
        } else if (Nodes.text(bean, "builderClass").isEmpty()) {
            Set<String> known = properties(there.get());
            for (Nodes.Entry property : Nodes.entries(Nodes.get(bean, "properties"))) {
                property(file, property, there.get(), known);
            }
        }
    }

    private void property(CamelFile file, Nodes.Entry property, Class<?> type, Set<String> known) {
        String name = property.name();
        boolean plain = name.matches("[A-Za-z0-9-]+");
        if (plain && known.stream().noneMatch(name.replace("-", "")::equalsIgnoreCase)) {
            report.mistake(
                    file,
                    property.key(),
                    "ROUTE-UNKNOWN-PROPERTY",
                    type.getSimpleName() + " has no property \"" + name + "\"",
                    Report.cure(name, known, "Remove it"));
        }
    }

    private static Optional<Class<?>> load(String type) {
        try {
            return Optional.of(Class.forName(type, false, BeanCheck.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** What Camel can set: setters, and the like-named methods of builders. */
    private static Set<String> properties(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 1 && !method.getDeclaringClass().equals(Object.class)) {
                String name = method.getName().replaceFirst("^(set|with)(?=[A-Z])", "");
                names.add(
                        name.length() > 1 && Character.isUpperCase(name.charAt(1))
                                ? name
                                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
            }
        }
        return names;
    }
}
