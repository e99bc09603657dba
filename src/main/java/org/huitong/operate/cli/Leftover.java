package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What still stands in the home of what was ended.
 *
 * @param remove files, and lines as {@code file:line}, that may go
 * @param keep files of subscriptions whose resource is published on: their queue takes every record, and only their worker gives
 *     them up
 * @param published those resources
 */
record Leftover(Set<String> remove, Set<String> keep, Set<String> published) {
    private static final long LONGEST = 1 << 20;
    private static final int MOST_FILES = 10_000;
    private static final Pattern TEXT = Pattern.compile(".*\\.(ya?ml|properties|sql|xml|json)");

    /** Finds it. */
    record Search(Path home, JsonNode status) {
        Leftover of(RetireAct.Extent extent) {
            Leftover left = new Leftover(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
            for (JsonNode subscription : extent.subscriptions()) {
                String resource = subscription.path("resource").asText();
                String consumer = subscription.path("consumer").asText();
                boolean published = RetireAct.those(status, "sources", "resource", resource).stream()
                        .anyMatch(source -> extent.sources().stream().noneMatch(source::equals));
                if (published) {
                    left.published.add(resource);
                }
                put(left, "config/grants/" + subscription.path("id").asText() + ".yaml", false);
                files("routes/consumers/" + consumer, resource + ".").forEach(file -> put(left, file, published));
            }
            for (JsonNode source : extent.sources()) {
                files(
                                "routes/sources/" + source.path("system").asText(),
                                source.path("resource").asText() + ".")
                        .forEach(file -> put(left, file, false));
            }
            lines(extent.name(), left);
            return left;
        }

        private void put(Leftover left, String file, boolean keep) {
            if (Files.exists(home.resolve(file))) {
                (keep ? left.keep : left.remove).add(file);
            }
        }

        private List<String> files(String folder, String start) {
            Path place = home.resolve(folder);
            if (!Files.isDirectory(place)) {
                return List.of();
            }
            try (Stream<Path> all = Files.list(place)) {
                return all.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith(start))
                        .map(name -> folder + "/" + name)
                        .limit(MOST_FILES)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Where its name stands elsewhere. */
        private void lines(String name, Leftover left) {
            Pattern word = Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])");
            for (String root : List.of("config", "routes")) {
                if (!Files.isDirectory(home.resolve(root))) {
                    continue; // the gateway's home lies on another machine
                }
                try (Stream<Path> all = Files.walk(home.resolve(root))) {
                    for (Path file : all.filter(Files::isRegularFile)
                            .limit(MOST_FILES)
                            .sorted()
                            .toList()) {
                        String shown = home.relativize(file).toString().replace('\\', '/');
                        if (TEXT.matcher(shown).matches()
                                && Files.size(file) <= LONGEST
                                && !left.remove.contains(shown)
                                && !left.keep.contains(shown)) {
                            lines(shown, new String(Files.readAllBytes(file), StandardCharsets.UTF_8), word, left);
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private static void lines(String file, String text, Pattern word, Leftover left) {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (word.matcher(lines.get(i)).find()) {
                    left.remove.add(file + ":" + (i + 1));
                }
            }
        }
    }
}
