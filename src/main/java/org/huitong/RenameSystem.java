package org.huitong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.cli.Home;
import org.huitong.rename.Known;
import org.huitong.rename.Renaming;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code huitong rename system}: another name in all files of a home, for a system that no data knows yet. */
@Command(name = "system")
final class RenameSystem implements Callable<Integer> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*");

    @Mixin
    private Home home;

    @Parameters(index = "0", paramLabel = "FROM", descriptionKey = "rename.from")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", descriptionKey = "rename.to")
    private String to;

    @Option(names = "--dry-run", descriptionKey = "rename.dry-run")
    private boolean dry;

    @Override
    public Integer call() {
        if (!FORM.matcher(to).matches()) {
            throw home.wrong("rename.form", to);
        }
        Path folder = home.folder().toAbsolutePath().normalize();
        allowed(folder);
        Renaming renaming = Renaming.of(folder, from, to);
        holds(renaming);
        if (!dry) {
            renaming.write();
        }
        List<String> shown =
                renaming.changed().stream().map(Renaming.Changed::shown).toList();
        if (home.json()) {
            home.print(Map.of("written", !dry, "files", shown));
        } else {
            shown.forEach(home.out()::println);
            home.out().println(home.texts().of(dry ? "rename.would" : "rename.done", from, to));
        }
        return 0;
    }

    private void allowed(Path folder) {
        Catalog catalog = Catalog.read(folder);
        List<String> known = catalog.systems().stream().map(SystemEntry::id).toList();
        if (!known.contains(from)) {
            throw refused(
                    "there is no system " + from,
                    Words.nearest(from, known)
                            .map(near -> "Did you mean " + near)
                            .orElse("There are " + String.join(", ", known)));
        }
        if (known.contains(to)) {
            throw refused("there is a system " + to, "Take another name");
        }
        boolean token = catalog.system(from).orElseThrow().knownBy().token();
        if (Known.to(Settings.read(folder, Map.of()).data(), from, token)) {
            throw refused(
                    "a gateway has run on this home with " + from
                            + ", whose queues, places reached, rows and receipts bear the name",
                    "Set up " + to + " beside it with a grant and a backfill, then 'huitong retire system " + from
                            + "'");
        }
    }

    /** Nothing that check finds in it then, and does not find now. */
    private static void holds(Renaming renaming) {
        Path copy = temporary();
        try {
            List<String> before = Review.of(renaming.home(), Map.of()).stream()
                    .filter(Finding::mistake)
                    .map(Finding::code)
                    .toList();
            renaming.copy(copy);
            Review.of(copy, Map.of()).stream()
                    .filter(Finding::mistake)
                    .filter(finding -> !before.contains(finding.code()))
                    .findFirst()
                    .ifPresent(finding -> {
                        throw refused("check would find " + finding, "Take another name");
                    });
        } finally {
            delete(copy);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("huitong-rename");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HuitongException refused(String what, String cure) {
        return new HuitongException(ErrorCode.CONFIG_INVALID, "renaming was refused: " + what + ". " + cure + ".");
    }
}
