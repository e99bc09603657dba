package org.huitong.receive.drop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Which file comes next. For one thread. */
final class Inbox {
    private final DropFolder folder;
    private final DropRules rules;
    private final Supplier<String> ids;
    private final Quiet quiet;

    Inbox(DropFolder folder, DropRules rules, Supplier<String> ids) {
        this.folder = folder;
        this.rules = rules;
        this.ids = ids;
        this.quiet = new Quiet(rules.quiet(), System::nanoTime);
    }

    /** Taken away from its sender when this returns. */
    Optional<Arrival> next() throws IOException {
        Optional<Arrival> leftover = leftover();
        return leftover.isPresent() ? leftover : take();
    }

    /** A file that was taken away before; empty where it has gone. */
    Optional<Arrival> held(String id) throws IOException {
        return payload(folder.of(id)).map(file -> new Arrival(id, file));
    }

    /** What was taken away from its sender and not begun: a death came between, or what was begun was not committed. */
    private Optional<Arrival> leftover() throws IOException {
        for (String id : folder.underWay()) {
            Map<String, Path> held = folder.of(id);
            Optional<Path> file = payload(held);
            if (file.isEmpty() && !held.isEmpty()) {
                Map<String, Path> offered = folder.offered();
                String name = marked(held.keySet().iterator().next());
                file = Optional.ofNullable(offered.get(name));
                if (file.isPresent()) {
                    return Optional.of(folder.complete(id, file.get(), beside(name, offered)));
                }
            }
            if (file.isPresent()) {
                return Optional.of(new Arrival(id, file.get()));
            }
            if (held.isEmpty()) {
                folder.forget(id);
            }
        }
        return Optional.empty();
    }

    private Optional<Path> payload(Map<String, Path> held) {
        return held.values().stream()
                .filter(file -> !rules.marks(file.getFileName()))
                .findFirst();
    }

    private String marked(String marker) {
        return rules.endings().stream()
                .filter(marker::endsWith)
                .map(ending -> marker.substring(0, marker.length() - ending.length()))
                .findFirst()
                .orElse(marker);
    }

    private List<Path> beside(String name, Map<String, Path> offered) {
        return rules.endings().stream()
                .map(ending -> offered.get(name + ending))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The first file, by its name, that its sender has finished. */
    private Optional<Arrival> take() throws IOException {
        Map<String, Path> offered = folder.offered();
        quiet.retain(offered.values());
        for (Map.Entry<String, Path> one : offered.entrySet()) {
            Path file = one.getValue();
            List<Path> beside = beside(one.getKey(), offered);
            boolean said = beside.size() == rules.endings().size();
            if (rules.takes(file.getFileName()) && said && quiet.is(file, Listing.attributes(file))) {
                return Optional.of(folder.claim(ids.get(), file, beside));
            }
        }
        return Optional.empty();
    }
}
