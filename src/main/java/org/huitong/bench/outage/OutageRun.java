package org.huitong.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A steady load all the time; the far end of the first subscription is well, away, back and well again, once for each form.
 * One thread.
 */
final class OutageRun {
    private static final int LOOK_MILLIS = 50;
    private static final long PATIENCE_MINUTES = 10;

    private final Plan plan;
    private final Consumer<String> progress;
    private Site site;
    private Voice voice;
    private Watch watch;
    private Load load;

    /**
     * @param seconds of an outage
     * @param wellSeconds of the time before and after each one
     * @param keys a multiple of {@link Load#LANES}
     * @param silenceMillis after so long a far end that hangs counts as away
     */
    record Plan(
            double seconds,
            double wellSeconds,
            int rate,
            int subscriptions,
            int keys,
            List<Form> forms,
            int warmupSeconds,
            int silenceMillis,
            List<String> jvm) {}

    OutageRun(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    OutageReport run(Path installation, Path dir) throws IOException, InterruptedException {
        try (Site opened = new Site(dir, plan.subscriptions())) {
            site = opened;
            site.open(installation, plan.silenceMillis(), plan.jvm());
            voice = site.voice();
            watch = new Watch(voice, Site.subscription(0));
            try (Load pushing = site.load(plan.rate(), plan.keys())) {
                load = pushing;
                return measured();
            }
        }
    }

    private OutageReport measured() throws IOException, InterruptedException {
        load.begin();
        window(plan.warmupSeconds());
        List<Course> courses = new ArrayList<>();
        Window well = window(plan.wellSeconds());
        for (Form form : plan.forms()) {
            Course course = course(form, well);
            courses.add(course);
            well = course.after();
            progress.accept(form + " is over");
        }
        Map<String, Integer> published = load.end();
        List<OutageReport.Count> counts = counts(published);
        Bound bound = site.bound();
        return new OutageReport(
                Site.subscription(0),
                plan.rate(),
                plan.keys(),
                Runtime.getRuntime().availableProcessors(),
                plan.jvm(),
                bound,
                load.published(),
                counts,
                courses.stream()
                        .map(course -> course.outage(bound, site.farEnds()))
                        .toList());
    }

    private Course course(Form form, Window before) throws IOException, InterruptedException {
        FarEnd first = site.farEnds().get(0);
        int heard = site.told().events().size();
        int logged = voice.logged().size();
        Map<String, Integer> counted = voice.counted();
        watch.begin();
        long refused = Attempts.refused();
        long left = System.nanoTime();
        first.leave(form);
        Window away = window(plan.seconds());
        watch.lookNow();
        int pauses = watch.pauses();
        long had = first.taken().size();
        long due = load.published();
        first.back();
        refused = Attempts.refused() - refused;
        long since = System.nanoTime();
        await("its first record has arrived", () -> first.taken().size() > had);
        double back = (System.nanoTime() - since) / 1e9;
        await("its queue has arrived", () -> first.taken().size() >= due);
        double drained = (System.nanoTime() - since) / 1e9;
        await("it keeps up", () -> load.published() - first.taken().size() < plan.rate());
        await("the end has been told", () -> site.told().events().size() >= heard + 2);
        Window after = window(plan.wellSeconds());
        Outage.Events events = new Outage.Events(
                since(heard, site.told().events()), since(logged, voice.logged()), more(counted, voice.counted()));
        return new Course(
                form,
                before,
                away,
                after,
                first.heard(),
                refused,
                pauses,
                watch.parked(),
                Duration.ofNanos(since - left),
                due - had,
                back,
                drained,
                events);
    }

    private static List<String> since(int before, List<String> all) {
        return List.copyOf(all.subList(before, all.size()));
    }

    private static Map<String, Integer> more(Map<String, Integer> before, Map<String, Integer> after) {
        Map<String, Integer> more = new TreeMap<>(after);
        before.forEach((what, times) -> more.merge(what, -times, (now, less) -> now + less == 0 ? null : now + less));
        return more;
    }

    private Window window(double seconds) throws IOException, InterruptedException {
        List<Long> before = site.taken();
        long pushed = load.published();
        long cpu = site.vitals().cpuMillis();
        long compilers = site.vitals().compilerMillis();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            watch.look();
            load.requireWell();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        List<Long> after = site.taken();
        return new Window(
                begin,
                System.nanoTime(),
                site.vitals().cpuMillis() - cpu,
                Math.max(0, site.vitals().compilerMillis() - compilers),
                load.published() - pushed,
                IntStream.range(0, after.size())
                        .mapToObj(i -> after.get(i) - before.get(i))
                        .toList());
    }

    private List<OutageReport.Count> counts(Map<String, Integer> published) throws IOException, InterruptedException {
        await("all has arrived", () -> site.taken().stream().allMatch(taken -> taken >= load.published()));
        JsonNode status = voice.status();
        List<OutageReport.Count> counts = new ArrayList<>();
        for (int i = 0; i < site.farEnds().size(); i++) {
            String subscription = Site.subscription(i);
            long parked = 0;
            for (JsonNode one : status.path("subscriptions")) {
                parked += one.path("id").asText().equals(subscription)
                        ? one.path("parked").asLong()
                        : 0;
            }
            Taken taken = site.farEnds().get(i).taken();
            counts.add(new OutageReport.Count(
                    subscription,
                    taken.size(),
                    taken.missing(published),
                    taken.late(),
                    taken.repeats(),
                    taken.doubles(),
                    parked));
        }
        return counts;
    }

    /** What does not come to pass is told by the report: as missing, or as not told. */
    private void await(String what, BooleanSupplier done) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                progress.accept("after " + PATIENCE_MINUTES + " min it is still not so that " + what);
                return;
            }
            watch.look();
            load.requireWell();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
