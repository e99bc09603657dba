package org.huitong;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.bus.door.DoorSettings;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.check.HomeCheck;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.probe.Probes;
import org.huitong.wiring.ClearTextCheck;
import org.huitong.wiring.CutValueCheck;
import org.huitong.wiring.OwnQueueCheck;
import org.huitong.wiring.connector.StatusesCheck;

/** Everything there is to say of a home's files: {@code check} prints it, and a start that fails names its mistakes. */
final class Review {
    private static final String SETTINGS = "config/application.properties";
    private static final int MOST_SHOWN = 50;

    private final Path home;
    private final List<Finding> findings = new ArrayList<>();

    private Review(Path home) {
        this.home = home;
    }

    /**
     * Every mistake and all advice, in order of file and line.
     *
     * @param overrides settings that win over the file
     */
    static List<Finding> of(Path home, Map<String, String> overrides) {
        Review review = new Review(home);
        review.look(overrides);
        return review.findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparingInt(Finding::line)
                        .thenComparingInt(Finding::col))
                .toList();
    }

    /** What keeps the far ends from being used, of a home without a mistake. */
    static List<Finding> probed(Path home) {
        return Files.exists(home.resolve(SETTINGS))
                ? Probes.of(home, Settings.read(home, Map.of()).forCamel())
                : List.of();
    }

    private void look(Map<String, String> overrides) {
        Catalog.Reviewed reviewed = Catalog.reviewed(home);
        findings.addAll(reviewed.findings());
        Optional<Catalog> catalog = reviewed.catalog();
        Optional<Settings> settings = settings(overrides);
        boolean door = right();
        if (settings.isPresent()) {
            findings.addAll(HomeCheck.of(home, settings.get().all(), Settings.known(), catalog));
        }
        if (catalog.isPresent() && door) {
            Optional<DoorSettings> open = settings.flatMap(Settings::door);
            findings.addAll(OwnQueueCheck.of(home, catalog.get(), open));
        }
        findings.addAll(ClearTextCheck.of(home));
        findings.addAll(CutValueCheck.of(home));
        findings.addAll(StatusesCheck.of(home));
    }

    private boolean right() {
        return findings.stream().noneMatch(Finding::mistake);
    }

    /** A home without settings, as a catalog alone is, starts no gateway, and lets nobody in. */
    private Optional<Settings> settings(Map<String, String> overrides) {
        if (!Files.exists(home.resolve(SETTINGS))) {
            return Optional.empty();
        }
        try {
            Settings settings = Settings.read(home, overrides);
            for (Values.Mistake mistake : settings.mistakes()) {
                findings.add(HomeCheck.setting(
                        home, mistake.key(), ErrorCode.CONFIG_INVALID.text(), mistake.what(), mistake.cure()));
            }
            return Optional.of(settings);
        } catch (HuitongException e) {
            findings.add(HomeCheck.setting(
                    home,
                    "",
                    ErrorCode.CONFIG_INVALID.text(),
                    "the file cannot be read",
                    "Save it as UTF-8, in the form key=value"));
            return Optional.empty();
        }
    }

    /**
     * Why a home did not start, in the words of {@code check}.
     *
     * @param otherwise what Camel says, told where nothing is found
     */
    static HuitongException refusal(Path home, Map<String, String> overrides, Throwable cause, String otherwise) {
        List<Finding> mistakes =
                of(home, overrides).stream().filter(Finding::mistake).toList();
        if (mistakes.isEmpty()) {
            return new HuitongException(ErrorCode.CONFIG_INVALID, otherwise, cause);
        }
        StringBuilder text = new StringBuilder("the routes of " + home + " did not start; mend:");
        mistakes.stream().limit(MOST_SHOWN).forEach(one -> text.append('\n').append(one));
        return new HuitongException(ErrorCode.CONFIG_INVALID, text.toString(), cause);
    }
}
