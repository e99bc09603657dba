package org.huitong.wiring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huitong.audit.AuditSearch;
import org.huitong.audit.AuditTrail;
import org.huitong.authorize.Holding;
import org.huitong.deliver.Worker;
import org.huitong.deliver.WorkerStatus;
import org.huitong.failed.Finder;
import org.huitong.failed.Rows;
import org.huitong.failed.Sightings;
import org.huitong.failed.request.Clerk;
import org.huitong.message.Defect;
import org.huitong.operate.api.BackfillDesk;
import org.huitong.operate.api.BackupDesk;
import org.huitong.operate.api.Desk;
import org.huitong.operate.api.GrantDesk;
import org.huitong.operate.api.QualityView;
import org.huitong.operate.api.ReloadDesk;
import org.huitong.operate.api.ReplayDesk;
import org.huitong.operate.api.SourceDesk;
import org.huitong.operate.api.StatusView;
import org.huitong.samples.Sample;

/** The running gateway, as the admin API sees it. Thread-safe. */
public final class GatewayDesk implements Desk {
    private final Instant started;
    private final Core core;
    private final Board board;
    private final Workers workers;
    private final Conditions conditions;
    private final Allowances allowances;
    private final Checking checking;
    private final Sampling sampling;
    private final Clerk requests;
    private final Quality quality;
    private final GrantDesk grants;
    private final BackfillDesk backfills;
    private final BackupDesk backups;
    private final ReloadDesk reloads;
    private final SourceOffice sources;
    private final ReplayDesk replays;
    private final Consumer<String> poke;

    /** @param poke wakes whoever works on a subscription's rows; empty for those parked before publish */
    public GatewayDesk(
            Instant started,
            Core core,
            Board board,
            Workers workers,
            Conditions conditions,
            Allowances allowances,
            Checking checking,
            Sampling sampling,
            Clerk requests,
            Quality quality,
            GrantDesk grants,
            BackfillDesk backfills,
            BackupDesk backups,
            ReloadDesk reloads,
            SourceOffice sources,
            ReplayDesk replays,
            Consumer<String> poke) {
        this.replays = replays;
        this.grants = grants;
        this.backfills = backfills;
        this.backups = backups;
        this.reloads = reloads;
        this.sources = sources;
        this.started = started;
        this.core = core;
        this.board = board;
        this.workers = workers;
        this.conditions = conditions;
        this.allowances = allowances;
        this.checking = checking;
        this.sampling = sampling;
        this.requests = requests;
        this.quality = quality;
        this.poke = poke;
    }

    @Override
    public StatusView status() {
        List<StatusView.Subscription> subscriptions = new ArrayList<>();
        for (Holding grant : board.register().all()) {
            subscriptions.add(subscription(grant));
        }
        String state = core.bus().alive() ? "up" : "broker down";
        return new StatusView(
                started, state, core.store().name(), reloads.live(), subscriptions, sources.all(), conditions.alarms());
    }

    @Override
    public QualityView quality() {
        return quality.view();
    }

    private StatusView.Subscription subscription(Holding grant) {
        String id = grant.subscription();
        Board.Counts counts = board.ofSubscription(id);
        WorkerStatus status = conditions.of(grant);
        return new StatusView.Subscription(
                id,
                grant.consumer(),
                grant.resource(),
                status.state(),
                status.cause().isEmpty() ? null : status.cause(),
                instant(status.since()),
                instant(status.nextProbe()),
                counts.received(),
                counts.delivered(),
                counts.superseded(),
                counts.parked(),
                counts.held(),
                counts.discarded(),
                counts.waiting(),
                allowances.limits(id));
    }

    private static Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public void poke(String subscription) {
        poke.accept(subscription);
    }

    @Override
    public boolean resume(String subscription, String person) {
        Optional<Worker> worker = workers.get(subscription);
        worker.ifPresent(w -> {
            core.store()
                    .change(h -> AuditTrail.append(
                            h, List.of(new AuditTrail.Entry(Instant.now(), person, "resume", subscription, "ok", ""))));
            w.resume();
            poke(subscription);
        });
        return worker.isPresent();
    }

    @Override
    public List<Defect> check(Rows.Row row, String mendedText) {
        return checking.check(row, mendedText, true);
    }

    @Override
    public Sample sample(Rows.Row row) {
        return sampling.of(row);
    }

    @Override
    public AuditSearch.Page audit(AuditSearch.Asked asked) {
        return core.store().read(h -> AuditSearch.page(h, asked));
    }

    @Override
    public Clerk requests() {
        return requests;
    }

    @Override
    public GrantDesk grants() {
        return grants;
    }

    @Override
    public BackupDesk backups() {
        return backups;
    }

    @Override
    public ReloadDesk reloads() {
        return reloads;
    }

    @Override
    public BackfillDesk backfills() {
        return backfills;
    }

    @Override
    public Sightings sightings() {
        return core.sightings();
    }

    @Override
    public ReplayDesk replays() {
        return replays;
    }

    @Override
    public Finder finder() {
        return core.finder();
    }

    @Override
    public SourceDesk sources() {
        return sources;
    }

    @Override
    public Rows rows() {
        return core.rows();
    }
}
