package org.huitong.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The profiles of one scenario as Markdown. */
public final class ProfilePage {
    private static final double PERCENT = 100;
    private final StringBuilder out = new StringBuilder();

    private ProfilePage() {}

    /** @param scenario its name, e.g. {@code S1} */
    public static String of(String scenario, List<Profile> profiles) {
        ProfilePage page = new ProfilePage();
        page.add("# Profile of %s%n%n", scenario);
        page.add(
                "Each side as often again after its measured rounds, recorded by the JDK's recorder. Recording costs: read%n");
        page.add("the shares, and take speed and CPU time from the rounds.%n");
        profiles.forEach(page::side);
        return page.out.toString();
    }

    private void side(Profile profile) {
        add("%n## %s%n%n", profile.side());
        add(
                "%,d records, %.4f ms CPU each, %,d samples, %,.0f MB allocated. Recording: `%s`%n",
                profile.records(),
                profile.cpuMillis(),
                profile.samples(),
                profile.allocatedMegabytes(),
                profile.file());
        parts(profile);
        table("methods that ran", "%% of samples", profile.methods());
        table("innermost methods of Huitong", "%% of samples", profile.ours());
        table("allocated, by class and the innermost method beyond the JDK", "MB", profile.allocations());
        table("threads", "CPU ms", profile.threads());
        waits(profile);
    }

    private void parts(Profile profile) {
        double all =
                profile.parts().stream().mapToDouble(Profile.Share::ranMillis).sum();
        add(
                "%n| whose code | CPU ms | %% | with what it called of the JDK, ms | %% |%n| --- | ---: | ---: | ---: | ---: |%n");
        profile.parts()
                .forEach(share -> add(
                        "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                        share.part(),
                        share.ranMillis(),
                        PERCENT * share.ranMillis() / all,
                        share.calledMillis(),
                        profile.percent(share.part())));
    }

    private void table(String what, String unit, Map<String, Double> values) {
        if (!values.isEmpty()) {
            add("%n| " + what + " | " + unit + " |%n| --- | ---: |%n");
            values.forEach((name, value) -> add("| `%s` | %.1f |%n", name, value));
        }
    }

    private void waits(Profile profile) {
        add("%n| waits | times | ms together | longest ms |%n| --- | ---: | ---: | ---: |%n");
        wait("collector", profile.pauses());
        wait(profile.syncs().what(), profile.syncs());
        profile.waits().forEach(wait -> wait("`" + wait.what() + "`", wait));
    }

    private void wait(String what, Profile.Wait wait) {
        add("| %s | %d | %.1f | %.1f |%n", what, wait.count(), wait.totalMillis(), wait.longestMillis());
    }

    private void add(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
