package org.huitong.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huitong.catalog.Finding;
import org.huitong.catalog.Finding.Severity;
import org.huitong.check.FarStep;
import org.huitong.check.FarSteps;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Asks every far end of a home, at most eight at once, each for five seconds. For one look and one thread. */
public final class Probes {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int CLOSING_MILLIS = 2_000;
    private static final int AT_ONCE = 8;
    /** Steps that stay within the gateway, and one that only follows another. */
    private static final Set<String> INSIDE = Set.of(
            "kamelet", "direct", "source", "log", "bean", "class", "document", "statuses", "page", "own-queue", "");

    private final Beans beans;
    private final List<FarStep> steps;
    private final Duration limit;
    private final Map<String, Asking> kinds = new HashMap<>();
    private final Map<FarStep, Future<Optional<Answer>>> answers = new HashMap<>();

    private Probes(Path home, Beans beans, List<FarStep> steps, Duration limit) {
        this.beans = beans;
        this.steps = steps;
        this.limit = limit;
        List.of("http", "https", "soap").forEach(scheme -> kinds.put(scheme, new HttpAsking(limit)));
        List.of("sql", "table-source", "table-sink").forEach(scheme -> kinds.put(scheme, new TableAsking(home, limit)));
        List.of("fetch", "far-folder").forEach(scheme -> kinds.put(scheme, new FarFolderAsking(home, limit)));
        List.of("drop", "folder").forEach(scheme -> kinds.put(scheme, new FolderAsking(home)));
        List.of("jms", "message").forEach(scheme -> kinds.put(scheme, new QueueAsking()));
    }

    /**
     * What keeps far ends from being used, in order of files. Asked is a home in whose files {@code check} found no mistake.
     *
     * @param settings as Camel gets them
     */
    public static List<Finding> of(Path home, Properties settings) {
        return of(home, settings, LIMIT);
    }

    /** @param limit for each far end */
    static List<Finding> of(Path home, Properties settings, Duration limit) {
        Map<String, String> known = new HashMap<>();
        settings.stringPropertyNames().forEach(key -> known.put(key, settings.getProperty(key)));
        FarSteps far = FarSteps.of(home, known);
        Beans beans = new Beans(settings, far.beans());
        try {
            return new Probes(home.toAbsolutePath().normalize(), beans, far.all(), limit).findings();
        } finally {
            close(beans);
        }
    }

    /** A far end that is silent may keep its client from closing. */
    private static void close(Beans beans) {
        Thread closing = daemon(beans::close);
        closing.start();
        try {
            closing.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "probe");
        thread.setDaemon(true);
        return thread;
    }

    private List<Finding> findings() {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, Probes::daemon);
        try {
            List<FarStep> far = steps.stream().filter(this::outside).toList();
            for (FarStep step : far) {
                answers.put(step, same(step).map(answers::get).orElseGet(() -> pool.submit(() -> bounded(step))));
            }
            List<Finding> findings = new ArrayList<>();
            for (FarStep step : far) {
                answer(step).ifPresent(answer -> findings.add(finding(step, answer)));
            }
            return findings;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Many routes send to one hall, which is asked once. */
    private Optional<FarStep> same(FarStep step) {
        return answers.keySet().stream().filter(step::sameAs).findFirst();
    }

    /** What a source fetches, it lays into a folder of the gateway's own. */
    private boolean outside(FarStep step) {
        boolean fetched = step.scheme().equals("drop")
                && steps.stream().anyMatch(other -> other.scheme().equals("fetch") && other.sameCall(step));
        return !fetched && !INSIDE.contains(scheme(step)) && !step.uri().equals("message:settle");
    }

    /** An address that a setting holds has its scheme there. */
    private String scheme(FarStep step) {
        boolean elsewhere = step.uri().startsWith("{{") || step.uri().startsWith("RAW");
        String uri = elsewhere ? address(step) : step.uri();
        return uri.substring(0, Math.max(0, uri.indexOf(':')));
    }

    /** Where nothing says it, HTTP is what the connectors call by a setting alone; asking tells the trouble. */
    private String address(FarStep step) {
        try {
            return beans.text(step.uri());
        } catch (IllegalArgumentException e) {
            return "http:";
        }
    }

    /** A client that does not heed its time is left alone. */
    private Optional<Answer> bounded(FarStep step) throws InterruptedException {
        FutureTask<Void> asked = new FutureTask<>(asking(step));
        daemon(asked).start();
        try {
            asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(Blamed.of(e.getCause()));
        } catch (TimeoutException e) {
            asked.cancel(true);
            return Optional.of(
                    new Answer(Answer.Kind.SILENT, "there was no answer within " + limit.toSeconds() + " s"));
        }
    }

    private Callable<Void> asking(FarStep step) {
        return () -> {
            Asking kind = kinds.get(scheme(step));
            if (kind == null) {
                throw new Answer(
                        Answer.Kind.NOT_TRIED, "nobody knows a harmless question for the component " + scheme(step));
            }
            kind.ask(step, beans);
            return null;
        };
    }

    private Optional<Answer> answer(FarStep step) {
        try {
            return answers.get(step).get();
        } catch (ExecutionException e) {
            return Optional.of(Blamed.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HuitongException(ErrorCode.INTERNAL, "asking the far ends was interrupted. Ask again.", e);
        }
    }

    private Finding finding(FarStep step, Answer answer) {
        boolean tried = answer.kind() != Answer.Kind.NOT_TRIED;
        String by = step.connector().isEmpty() ? "the route" : step.connector();
        return new Finding(
                step.file(),
                step.line(),
                step.col(),
                answer.kind().code(),
                where(step) + " of " + step.system() + (tried ? " cannot be used by " : " is not tried for ") + by
                        + ": " + answer.getMessage(),
                answer.cure(),
                tried ? Severity.MISTAKE : Severity.ADVICE);
    }

    /** What cannot be read of a setting was told when it was asked. */
    private String where(FarStep step) {
        Asking kind = kinds.get(scheme(step));
        try {
            return kind == null ? "the far end" : kind.where(step, beans);
        } catch (IllegalArgumentException e) {
            return "the far end";
        }
    }
}
