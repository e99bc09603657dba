package org.huitong.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is different between two moments of a home's files, and what follows for the routes. Immutable, thread-safe. */
public final class Change {
    private static final String MAPPING = ".mapping.yaml";
    private static final String CONNECTOR = ".kamelet.yaml";

    private final HomeFiles before;
    private final HomeFiles after;
    private final Set<String> files;

    private Change(HomeFiles before, HomeFiles after, Set<String> files) {
        this.before = before;
        this.after = after;
        this.files = files;
    }

    /** From one moment to a later one. */
    public static Change between(HomeFiles before, HomeFiles after) {
        Set<String> files = new TreeSet<>(before.digests().keySet());
        files.addAll(after.digests().keySet());
        files.removeIf(name ->
                Objects.equals(before.digests().get(name), after.digests().get(name)));
        return new Change(before, after, files);
    }

    /** Paths from the home of what was added, changed or removed, in order. */
    public List<String> files() {
        return List.copyOf(files);
    }

    public boolean none() {
        return files.isEmpty();
    }

    /** Files whose change only a restart takes: settings, and what connectors are told of databases. */
    public List<String> needRestart() {
        return files.stream()
                .filter(name -> name.endsWith(".properties") || name.startsWith("config/dialects/"))
                .toList();
    }

    /** Whether grants, resources or who there is may be different, and not only how records are mapped. */
    public boolean config() {
        return files.stream().anyMatch(name -> name.startsWith("config/"));
    }

    /** Whether it is only that mappings, code tables or samples say something else: what routes are made of is as it was. */
    public boolean dataOnly() {
        return files.stream()
                .allMatch(name -> name.startsWith("config/codes/")
                        || name.contains(".samples/")
                        || name.endsWith(MAPPING) && there(before, name) && there(after, name));
    }

    private static boolean there(HomeFiles files, String name) {
        return files.digests().containsKey(name);
    }

    /** Whether the stages themselves, or what other files build on, are different: then every route begins anew. */
    public boolean common() {
        return files.stream()
                .filter(HomeFiles::route)
                .anyMatch(name -> name.startsWith("routes/flow/") || common(before, name) || common(after, name));
    }

    private static boolean common(HomeFiles of, String name) {
        return of.text(name).map(text -> RouteText.of(text).common()).orElse(false);
    }

    /** Names of connectors that are different. */
    Set<String> connectors() {
        Set<String> names = new TreeSet<>();
        files.stream().filter(HomeFiles::connector).forEach(name -> {
            String file = name.substring(name.lastIndexOf('/') + 1);
            names.add(file.substring(0, file.length() - CONNECTOR.length()));
        });
        return names;
    }

    /**
     * Route files that begin anew: those that are different, those that lie beside something that is, which they may have
     * read, and those that use a connector that is.
     */
    public Set<String> routes() {
        Set<String> all = new TreeSet<>(before.routes());
        all.addAll(after.routes());
        if (common()) {
            return all;
        }
        Set<String> folders = new TreeSet<>();
        files.stream()
                .filter(name -> name.startsWith("routes/") && !HomeFiles.route(name))
                .map(name -> name.replaceFirst("/[^/]+\\.samples/.*", "/.samples"))
                .filter(name -> !name.endsWith("/.samples"))
                .forEach(name -> folders.add(folder(name)));
        Set<String> connectors = connectors();
        all.removeIf(name -> !files.contains(name)
                && !folders.contains(folder(name))
                && !uses(before, name, connectors)
                && !uses(after, name, connectors));
        return all;
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/'));
    }

    private static boolean uses(HomeFiles of, String route, Set<String> connectors) {
        return !connectors.isEmpty()
                && of.text(route)
                        .map(text -> RouteText.of(text).connectors().stream().anyMatch(connectors::contains))
                        .orElse(false);
    }

    /** Ids of routes that files make of templates, before or after. */
    Set<String> templated() {
        Set<String> ids = new TreeSet<>();
        Stream.concat(textsBefore().stream(), textsAfter().stream())
                .filter(one -> HomeFiles.route(one.name()))
                .forEach(one -> ids.addAll(RouteText.of(one.text()).templated()));
        return ids;
    }

    /** The texts of the route files and connectors that begin anew, as they were; what was not there is left out. */
    List<Text> textsBefore() {
        return texts(before);
    }

    /** The same as they are to be. */
    List<Text> textsAfter() {
        return texts(after);
    }

    private List<Text> texts(HomeFiles of) {
        List<Text> texts = new ArrayList<>();
        files.stream().filter(HomeFiles::connector).forEach(name -> add(texts, of, name));
        routes().forEach(name -> add(texts, of, name));
        return texts;
    }

    private static void add(List<Text> texts, HomeFiles of, String name) {
        of.text(name).ifPresent(text -> texts.add(new Text(name, text)));
    }

    /** A file's text at one moment. */
    record Text(String name, String text) {}
}
