package org.huitong.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.KnownBy;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;

/** Which differences of two catalogs a running gateway cannot take, and why. Stateless. */
public final class Unmovable {
    private Unmovable() {}

    /** One line each, with the file and the cure; empty where all can be taken. */
    public static List<String> between(Catalog before, Catalog after) {
        List<String> all = new ArrayList<>();
        systems(before, after, all);
        resources(before, after, all);
        sources(before, after, all);
        return all;
    }

    /** Who may come in, and by what, is read from files of secrets once. */
    private static void systems(Catalog before, Catalog after, List<String> all) {
        Map<String, KnownBy> old = known(before);
        Map<String, KnownBy> now = known(after);
        old.forEach((system, knownBy) -> {
            if (!knownBy.equals(now.get(system))) {
                all.add("config/systems: " + system
                        + (now.containsKey(system) ? " is known by something else" : " is gone")
                        + "; restart the gateway to take that");
            }
        });
    }

    /** What is taken, but has its full effect with the next start only; one line each. */
    public static List<String> later(Catalog before, Catalog after) {
        Map<String, KnownBy> old = known(before);
        return known(after).keySet().stream()
                .filter(system -> !old.containsKey(system))
                .sorted()
                .map(system ->
                        "config/systems: " + system + " is new; it can be delivered to and asked now, and come in"
                                + " by itself after the next restart, which makes its token")
                .toList();
    }

    private static Map<String, KnownBy> known(Catalog catalog) {
        return catalog.systems().stream().collect(Collectors.toMap(SystemEntry::id, SystemEntry::knownBy));
    }

    /** What workers and queues rest on. */
    private static void resources(Catalog before, Catalog after, List<String> all) {
        for (Resource old : before.resources()) {
            Resource now = after.resource(old.id()).orElse(null);
            String file = "config/catalog/" + old.id() + ".yaml: ";
            if (now == null) {
                if (!before.grantsOf(old.id()).isEmpty()) {
                    all.add(file + "the resource is gone, and subscriptions hang on it; end their grants first, then"
                            + " restart the gateway");
                }
            } else if (!old.key().equals(now.key()) || old.order() != now.order()) {
                all.add(file + "its key or its order is another; that is another resource. Give it another id, or"
                        + " restart the gateway when its queues are empty");
            }
        }
    }

    /** Between pushing and being asked a source changes what it must have on the bus. */
    private static void sources(Catalog before, Catalog after, List<String> all) {
        Map<String, MappingFile> now =
                after.sources().stream().collect(Collectors.toMap(Unmovable::subject, Function.identity()));
        for (MappingFile old : before.sources()) {
            MappingFile next = now.get(subject(old));
            if (next != null && next.repeats() != old.repeats()) {
                all.add(next.file() + ": identity is another; restart the gateway to take that");
            }
        }
    }

    private static String subject(MappingFile source) {
        return source.system() + "/" + source.resource();
    }
}
