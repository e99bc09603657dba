package org.huitong.wiring.reload;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.huitong.audit.AuditTrail;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.api.LiveView;
import org.huitong.operate.api.ReloadDesk;
import org.huitong.operate.api.ReloadView;
import org.huitong.reload.Change;
import org.huitong.reload.HomeFiles;
import org.huitong.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes changed files into the running gateway, one change at a time: all of it is looked at first, and what is refused
 * leaves everything as it was. Thread-safe.
 */
public final class ReloadOffice implements ReloadDesk {
    /** Whom an attempt names that the gateway made by itself. */
    static final String WATCH = "watch";

    private static final Logger LOG = LoggerFactory.getLogger(ReloadOffice.class);

    private final Path home;
    private final Store store;
    private final Candidates candidates;
    private final Exchange exchange;
    private final LiveMeters meters;
    /** What was taken, and has its full effect with the next start only. */
    private final Set<String> untilRestart = new LinkedHashSet<>();

    private HomeFiles files;
    private volatile LiveView live;

    /**
     * @param files as they were when the gateway read them
     * @param reviewed everything that {@code check} says of the home
     */
    public ReloadOffice(
            Path home,
            HomeFiles files,
            Store store,
            Exchange exchange,
            Supplier<List<Finding>> reviewed,
            MeterRegistry meters) {
        this.home = home;
        this.files = files;
        this.store = store;
        this.exchange = exchange;
        this.candidates = new Candidates(home, exchange, reviewed);
        this.live = new LiveView(files.hash(), now(), "start", "", List.of(), null);
        this.meters = new LiveMeters(meters);
        this.meters.live(live);
    }

    @Override
    public LiveView live() {
        return live;
    }

    @Override
    public synchronized ReloadView reload(String person, String reason, boolean only) {
        try {
            ReloadView view = take(person, reason, only);
            if (view.result().equals("taken")) {
                meters.taken();
                LOG.info(
                        "changed files were taken: {}; {} route files began anew",
                        view.files(),
                        view.routes().size());
                audit(person, "ok", reason);
            }
            return view;
        } catch (HuitongException e) {
            if (!only) {
                meters.refused();
                live = new LiveView(live.hash(), live.since(), live.by(), live.reason(), live.later(), e.getMessage());
                LOG.warn("changed files were not taken: {}", e.getMessage());
                audit(person, e.code().text(), reason);
            }
            throw e;
        }
    }

    /** The hash of the files as they are there; empty where they are what is live. */
    String different() {
        HomeFiles there = HomeFiles.read(home);
        synchronized (this) {
            return Change.between(files, there).none() ? "" : there.hash();
        }
    }

    private ReloadView take(String person, String reason, boolean only) {
        HomeFiles there = HomeFiles.read(home);
        List<String> restart = Change.between(files, there).needRestart();
        HomeFiles next = there.but(restart, files);
        Change change = Change.between(files, next);
        if (change.none() && !exchange.owesGrants()) {
            live = with(later(restart));
            return view("same", change, 0, List.of());
        }
        Candidates.Candidate candidate = candidates.of(change);
        if (!Change.between(there, HomeFiles.read(home)).none()) {
            throw new HuitongException(
                    ErrorCode.OPERATE_RELOAD,
                    "files of " + home + " were changed while they were looked at. The old goes on; try again when all"
                            + " of them are there.");
        }
        if (only) {
            return view("fits", change, candidate.samples(), candidate.advice());
        }
        Optional<String> owed = exchange.take(change, candidate.catalog());
        files = next;
        untilRestart.addAll(candidate.later());
        List<String> later = later(restart);
        owed.ifPresent(later::add);
        live = new LiveView(next.hash(), now(), person, reason, List.copyOf(later), null);
        meters.live(live);
        return view("taken", change, candidate.samples(), candidate.advice());
    }

    private LiveView with(List<String> later) {
        return new LiveView(live.hash(), live.since(), live.by(), live.reason(), List.copyOf(later), null);
    }

    private List<String> later(List<String> restart) {
        List<String> later = new ArrayList<>(untilRestart);
        restart.forEach(file -> later.add(file + " has changed; restart the gateway to take that"));
        return later;
    }

    private ReloadView view(String result, Change change, int samples, List<String> advice) {
        return new ReloadView(result, change.files(), List.copyOf(change.routes()), samples, advice, live);
    }

    private void audit(String person, String result, String reason) {
        try {
            store.change(h -> AuditTrail.append(
                    h, List.of(new AuditTrail.Entry(Instant.now(), person, "reload", live.hash(), result, reason))));
        } catch (HuitongException e) {
            LOG.warn("the audit trail could not be told of a reload: {}", e.getMessage());
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** One catalog for another, and the routes that begin anew for it. */
    public interface Exchange {
        /** What holds now. */
        Catalog catalog();

        /** How many samples there are, and those that come out otherwise than is expected, one line each. */
        Samples samples(Catalog next);

        /** Whether the last one was taken, and its grants were not heard. */
        boolean owesGrants();

        /**
         * Takes it.
         *
         * @return what is left to be done; empty where all is
         * @throws HuitongException OPERATE-RELOAD where it could not be taken; then all is as it was
         */
        Optional<String> take(Change change, Catalog next);
    }

    /** What became of the kept samples. */
    public record Samples(int count, List<String> wrong) {}
}
