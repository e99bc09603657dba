package org.huitong.receive.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huitong.far.FarEnd;
import org.huitong.far.FarFile;
import org.huitong.far.FarFolder;
import org.huitong.far.FarTrouble;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.receive.drop.Landing;

/**
 * Brings one file a turn from a far folder into a drop-folder. A file is taken away from its sender by a move into
 * {@code work} there, under the name {@code <arrival>~<its name>}; so that from then on the arrival has its id, whoever
 * dies. It is moved on into {@code done} there after it has landed here. For one thread.
 */
public final class Fetch implements AutoCloseable {
    private static final String OF = "~";

    private final FarEnd end;
    private final FetchRules rules;
    private final Landing landing;
    private final Supplier<String> ids;
    private final ScheduledExecutorService clock;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Download download;
    private FarFolder far;
    private boolean opened;

    private record Seen(FarFile file, long since) {}

    /**
     * @param ids names of arrivals, each greater than the one before
     * @param clock cuts connections that hang
     */
    public Fetch(FarEnd end, FetchRules rules, Landing landing, Supplier<String> ids, ScheduledExecutorService clock) {
        this(end, rules, landing, ids, clock, new Download());
    }

    Fetch(
            FarEnd end,
            FetchRules rules,
            Landing landing,
            Supplier<String> ids,
            ScheduledExecutorService clock,
            Download download) {
        this.end = end;
        this.rules = rules;
        this.landing = landing;
        this.ids = ids;
        this.clock = clock;
        this.download = download;
    }

    /**
     * True where a file has landed.
     *
     * @param stopping true once the turn is to be given up
     * @throws HuitongException RECEIVE_AWAY; the next turn goes on where this one ended
     */
    public boolean turn(BooleanSupplier stopping) {
        boolean well = false;
        try {
            if (!opened) {
                landing.open();
                opened = true;
            }
            boolean landed = !landing.busy() && fetch(stopping);
            well = !stopping.getAsBoolean();
            return landed;
        } catch (IOException e) {
            throw away(e);
        } finally {
            if (!well) {
                close(); // a connection under which something went wrong is not used again
            }
        }
    }

    private boolean fetch(BooleanSupplier stopping) throws IOException {
        if (far == null) {
            far = end.connect(clock);
            far.make(rules.work());
            far.make(rules.done());
        }
        Map<String, List<FarFile>> taken = taken();
        for (String id : landing.unacknowledged()) {
            settle(id, taken.getOrDefault(id, List.of()));
            taken.remove(id);
        }
        for (Map.Entry<String, List<FarFile>> one : taken.entrySet()) {
            Optional<List<FarFile>> whole = whole(one.getKey(), one.getValue());
            if (whole.isPresent()) {
                return bring(one.getKey(), whole.get(), stopping);
            }
        }
        String id = take();
        return id != null && bring(id, taken().get(id), stopping);
    }

    /** What was taken away from its sender and is not done, the oldest first. */
    private Map<String, List<FarFile>> taken() throws IOException {
        return FarFile.sound(far.list(rules.work())).stream()
                .filter(file -> file.name().indexOf(OF) > 0)
                .collect(Collectors.groupingBy(Fetch::id, TreeMap::new, Collectors.toList()));
    }

    private static String id(FarFile file) {
        return file.name().substring(0, file.name().indexOf(OF));
    }

    private static String name(FarFile file) {
        return file.name().substring(file.name().indexOf(OF) + 1);
    }

    private void settle(String id, List<FarFile> files) throws IOException {
        for (FarFile file : files) {
            far.move(rules.work() + "/" + file.name(), rules.done() + "/" + file.name());
        }
        landing.acknowledged(id);
    }

    /** A death may have come when only some of what belongs together was moved; the file itself goes last. */
    private Optional<List<FarFile>> whole(String id, List<FarFile> files) throws IOException {
        if (files.stream().anyMatch(file -> rules.endings().stream().noneMatch(name(file)::endsWith))) {
            return Optional.of(files);
        }
        String beside = name(files.get(0));
        String ending =
                rules.endings().stream().filter(beside::endsWith).findFirst().orElseThrow();
        String name = beside.substring(0, beside.length() - ending.length());
        Map<String, FarFile> offered = offered();
        if (!offered.containsKey(name)) {
            return Optional.empty();
        }
        claim(id, name, offered);
        return Optional.of(taken().get(id));
    }

    private Map<String, FarFile> offered() throws IOException {
        return FarFile.sound(far.list(rules.folder())).stream()
                .collect(Collectors.toMap(FarFile::name, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    /** The first file, by its name, that its sender has finished; null where there is none. */
    private String take() throws IOException {
        Map<String, FarFile> offered = offered();
        seen.keySet().retainAll(offered.keySet());
        for (FarFile file : offered.values()) {
            boolean said = rules.endings().stream().allMatch(ending -> offered.containsKey(file.name() + ending));
            if (rules.takes(file.name()) && said && quiet(file)) {
                if (file.size() > rules.most()) {
                    throw new FarTrouble(
                            "a file of " + file.size() + " bytes is there, and maxFileBytes is " + rules.most()
                                    + ". Raise it in the source's route, or have the file taken away",
                            null);
                }
                String id = ids.get();
                claim(id, file.name(), offered);
                return id;
            }
        }
        return null;
    }

    private void claim(String id, String name, Map<String, FarFile> offered) throws IOException {
        List<String> names = new ArrayList<>();
        rules.endings().stream().map(name::concat).filter(offered::containsKey).forEach(names::add);
        names.add(name);
        for (String one : names) {
            far.move(rules.folder() + "/" + one, rules.work() + "/" + id + OF + one);
        }
    }

    private boolean quiet(FarFile file) {
        Duration quiet = rules.endings().isEmpty() ? rules.quiet() : Duration.ZERO;
        long now = System.nanoTime();
        Seen before = seen.get(file.name());
        if (before == null || !before.file().equals(file)) {
            before = new Seen(file, now);
            seen.put(file.name(), before);
        }
        return now - before.since() >= quiet.toNanos();
    }

    private boolean bring(String id, List<FarFile> files, BooleanSupplier stopping) throws IOException {
        for (FarFile file : files) {
            boolean whole = download.bring(
                    far, rules.work() + "/" + file.name(), file.size(), landing.incomplete(id, name(file)), stopping);
            if (!whole) {
                return false;
            }
        }
        landing.land(id);
        settle(id, files);
        return true;
    }

    private HuitongException away(IOException e) {
        String what = e instanceof FarTrouble
                ? e.getMessage()
                : "the connection failed (" + e.getClass().getSimpleName() + ")";
        return new HuitongException(
                ErrorCode.RECEIVE_AWAY,
                "fetching files from " + end + " failed: " + what
                        + ". Nothing is lost: the next turn goes on where this one ended.",
                e);
    }

    @Override
    public void close() {
        if (far != null) {
            far.close();
            far = null;
        }
    }
}
