package org.huitong.operate.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.huitong.audit.AuditSearch;
import org.huitong.failed.Finder;
import org.huitong.failed.Rows;
import org.huitong.failed.Sightings;
import org.huitong.failed.request.Clerk;
import org.huitong.message.Defect;
import org.huitong.message.Json;
import org.huitong.samples.Sample;

/** The desk of a gateway with one paused subscription and one source; writes down what it is told. */
final class Counter implements Desk {
    static final String SUBSCRIPTION = "government-service.hall.population-basic";

    final List<String> poked = new CopyOnWriteArrayList<>();
    private final Rows rows;
    private final Finder finder;
    private final Sightings sightings;
    private final Clerk requests;
    private final Function<AuditSearch.Asked, AuditSearch.Page> audit;
    private volatile boolean open;

    Counter(
            Rows rows,
            Finder finder,
            Sightings sightings,
            Clerk requests,
            Function<AuditSearch.Asked, AuditSearch.Page> audit) {
        this.audit = audit;
        this.sightings = sightings;
        this.requests = requests;
        this.rows = rows;
        this.finder = finder;
    }

    final GrantCounter grants = new GrantCounter();
    final BackfillCounter backfills = new BackfillCounter();
    final ReplayCounter replays = new ReplayCounter();
    final SourceCounter sources = new SourceCounter();
    final BackupCounter backups = new BackupCounter();
    final ReloadCounter reloads = new ReloadCounter();

    @Override
    public StatusView status() {
        Instant at = Instant.parse("2026-11-23T00:00:00Z");
        return new StatusView(
                at,
                "up",
                "SQLite 3.51.1 in data/huitong.db",
                reloads.live(),
                List.of(new StatusView.Subscription(
                        SUBSCRIPTION,
                        "government-service.hall",
                        "population-basic",
                        open ? "open" : "paused",
                        open ? null : "DELIVER-OUTAGE: the hall is away",
                        open ? null : at,
                        open ? null : at.plusSeconds(30),
                        21,
                        1,
                        2,
                        3,
                        4,
                        5,
                        6,
                        List.of(new StatusView.Limit("records", "hour", 100, 40, 60, at.plusSeconds(60))))),
                List.of(new StatusView.Source(
                        "public-security.population",
                        "population-basic",
                        9,
                        8,
                        1,
                        0,
                        0,
                        "42",
                        sources.pause == null ? "open" : "paused",
                        null,
                        sources.pause)),
                open
                        ? List.of()
                        : List.of(new StatusView.Alarm("DELIVER-OUTAGE", SUBSCRIPTION, "the hall is away", at)));
    }

    @Override
    public QualityView quality() {
        Instant at = Instant.parse("2026-11-23T00:00:00Z");
        return new QualityView(
                at,
                List.of(new QualityView.Source("public-security.population", "population-basic", 8, 1, 0, at)),
                List.of(
                        new QualityView.Count(
                                "public-security.population",
                                "population-basic",
                                "citizenId",
                                "citizen-id-15",
                                "repaired",
                                "conformity",
                                3),
                        new QualityView.Count(
                                "public-security.population",
                                "population-basic",
                                null,
                                "version",
                                "refused",
                                "conformity",
                                1)));
    }

    @Override
    public void poke(String subscription) {
        poked.add(subscription);
    }

    @Override
    public boolean resume(String subscription, String person) {
        open = subscription.equals(SUBSCRIPTION);
        return open;
    }

    @Override
    public List<Defect> check(Rows.Row row, String mendedText) {
        return mendedText.contains("XM")
                ? List.of()
                : List.of(new Defect(0, "/XM", "name", "required", "It is missing. Give it."));
    }

    @Override
    public Sample sample(Rows.Row row) {
        return new Sample(
                row.system(),
                row.resource(),
                "row " + row.no(),
                Json.read("{\"GMSFHM\":\"9\"}", JsonNode.class),
                Sample.refused(List.of(Map.of("item", row.item(), "rule", "required"))));
    }

    @Override
    public Clerk requests() {
        return requests;
    }

    @Override
    public AuditSearch.Page audit(AuditSearch.Asked asked) {
        return audit.apply(asked);
    }

    @Override
    public Sightings sightings() {
        return sightings;
    }

    @Override
    public Finder finder() {
        return finder;
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public GrantDesk grants() {
        return grants;
    }

    @Override
    public BackfillDesk backfills() {
        return backfills;
    }

    @Override
    public ReplayDesk replays() {
        return replays;
    }

    @Override
    public ReloadDesk reloads() {
        return reloads;
    }

    @Override
    public BackupDesk backups() {
        return backups;
    }

    @Override
    public SourceDesk sources() {
        return sources;
    }
}
