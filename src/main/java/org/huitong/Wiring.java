package org.huitong;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.huitong.authorize.Authorizer;
import org.huitong.bus.AcknowledgeProcessor;
import org.huitong.bus.OwnQueues;
import org.huitong.bus.PublishProcessor;
import org.huitong.bus.RefuseTakenProcessor;
import org.huitong.bus.SourceComponent;
import org.huitong.bus.SubscriptionComponent;
import org.huitong.bus.TurnPool;
import org.huitong.bus.UnpackProcessor;
import org.huitong.bus.door.Door;
import org.huitong.catalog.LiveCatalog;
import org.huitong.catalog.Resource;
import org.huitong.deliver.Worker;
import org.huitong.edge.EdgeEngine;
import org.huitong.edge.EdgeServer;
import org.huitong.failed.Resealing;
import org.huitong.failed.Retention;
import org.huitong.failed.TextBlocks;
import org.huitong.failed.job.JobRows;
import org.huitong.failed.job.Jobs;
import org.huitong.failed.request.Clerk;
import org.huitong.failed.request.Requests;
import org.huitong.normalize.Normalizer;
import org.huitong.operate.api.AdminApi;
import org.huitong.receive.AnswerProcessor;
import org.huitong.receive.ClaimProcessor;
import org.huitong.receive.Decoder;
import org.huitong.receive.Receive;
import org.huitong.receive.RefuseProcessor;
import org.huitong.receive.SoapAnswerProcessor;
import org.huitong.receive.SoapFaultProcessor;
import org.huitong.receive.SoapUnwrapProcessor;
import org.huitong.receive.SoapWsdlProcessor;
import org.huitong.reload.HomeFiles;
import org.huitong.reload.LiveRoutes;
import org.huitong.replay.Feeder;
import org.huitong.wiring.Allowances;
import org.huitong.wiring.BackfillMeters;
import org.huitong.wiring.BackfillOffice;
import org.huitong.wiring.Backfills;
import org.huitong.wiring.Background;
import org.huitong.wiring.Board;
import org.huitong.wiring.Checking;
import org.huitong.wiring.Checks;
import org.huitong.wiring.Conditions;
import org.huitong.wiring.Core;
import org.huitong.wiring.DiskWatch;
import org.huitong.wiring.DoneFiles;
import org.huitong.wiring.DoorMeters;
import org.huitong.wiring.Entrance;
import org.huitong.wiring.GatewayDesk;
import org.huitong.wiring.GrantOffice;
import org.huitong.wiring.GrantWatch;
import org.huitong.wiring.Grants;
import org.huitong.wiring.Keeping;
import org.huitong.wiring.Lanes;
import org.huitong.wiring.Ledger;
import org.huitong.wiring.Mending;
import org.huitong.wiring.OwnQueueGuard;
import org.huitong.wiring.OwnSources;
import org.huitong.wiring.ParkedWatch;
import org.huitong.wiring.Pauses;
import org.huitong.wiring.Quality;
import org.huitong.wiring.Queues;
import org.huitong.wiring.QuietWork;
import org.huitong.wiring.Resubmission;
import org.huitong.wiring.Sampling;
import org.huitong.wiring.Secrets;
import org.huitong.wiring.SourceOffice;
import org.huitong.wiring.StageMeters;
import org.huitong.wiring.Telling;
import org.huitong.wiring.Workers;
import org.huitong.wiring.backup.BackupOffice;
import org.huitong.wiring.connector.Connectors;
import org.huitong.wiring.reload.FileWatch;
import org.huitong.wiring.reload.ReloadOffice;
import org.huitong.wiring.reload.Swap;
import org.huitong.wiring.replay.JobMeters;
import org.huitong.wiring.replay.Reader;
import org.huitong.wiring.replay.ReplayOffice;
import org.huitong.wiring.replay.ReplayThread;

/** Builds every part by hand and binds the names that the YAML uses. Used once, by {@link Huitong}. */
final class Wiring {
    private static final Duration LAST_TURNS = Duration.ofSeconds(15);

    private final Settings settings;
    private final long origin = System.nanoTime();
    private final HomeFiles files;
    private final LiveCatalog catalog;
    private final Core core;
    private final EdgeServer edge;
    private final MeterRegistry meters;
    private final Pauses pauses;
    private final Board board;
    private final Grants grants;
    private final Backfills backfills;
    private final SourceComponent sources;
    private final Background background = new Background();
    private final GrantWatch watch;
    private final Workers workers;
    private final TurnPool turns;
    private final Queues queues;
    private final Lanes waiting;
    private final Allowances allowances;
    private final Routes routes;
    private final Secrets secrets;
    private ProducerTemplate template;
    private Resubmission resubmission;
    private Feeder feeder;
    private ReplayThread replay;
    private Clerk clerk;
    private Receive receive;
    private final Normalizer normalizer;
    private final Quality quality;
    private Entrance entrance;
    private Ledger ledger;
    private Connectors connectors;
    private Deliveries deliveries;
    private OwnQueues ownQueues;
    private Thread guarding;
    private Telling telling;

    Wiring(
            Settings settings,
            HomeFiles files,
            LiveCatalog catalog,
            Routes routes,
            Core core,
            EdgeServer edge,
            MeterRegistry meters) {
        this.settings = settings;
        this.routes = routes;
        this.files = files;
        this.catalog = catalog;
        this.core = core;
        this.edge = edge;
        this.meters = meters;
        this.workers = new Workers(catalog, (asked, before) -> deliveries.worker(asked, before));
        this.grants = new Grants(catalog, core, workers);
        grants.listen(changed -> poke(changed.subscription()));
        grants.open();
        this.watch = new GrantWatch(grants.register(), core.store(), meters);
        this.allowances = new Allowances(core.store(), grants.register(), meters);
        this.pauses = new Pauses(core.store());
        this.board = new Board(
                catalog,
                grants.register(),
                core.projection(),
                core.rows(),
                pauses,
                () -> core.behind() || core.busTrouble().isPresent());
        this.backfills =
                new Backfills(core, grants.register(), this::running, settings.number("huitong.backfill.slices"));
        this.sources = new SourceComponent(new SourceComponent.Parts(core.bus(), core, board, backfills));
        this.queues = new Queues(catalog, core);
        this.turns =
                new TurnPool(settings.number("huitong.deliver.turns"), settings.number("huitong.deliver.slowTurns"));
        this.waiting = new Lanes(turns);
        this.normalizer = new Normalizer(catalog);
        this.quality = new Quality(normalizer, catalog, meters);
        this.secrets = core.secrets();
    }

    void startRoutes() {
        queues.declare();
        backfills.open(new BackfillMeters(backfills, core, meters));
        bindBeans();
        routes.start(context -> {
            new EdgeEngine(edge).bind(context);
            template = context.createProducerTemplate();
            context.addComponent(
                    "subscription",
                    new SubscriptionComponent(workers::turns, turns, core.bus().arrivals()));
            ownQueues = new OwnQueues(
                    core.bus(), core, new OwnSources(catalog, ledger, board::mayTake), turns, this::senders);
            context.addComponent("own-queue", ownQueues);
            context.addComponent("source", sources);
            connectors.register(context);
            context.addRoutePolicyFactory(new StageMeters(meters));
            Checks.register(context, core, board, waiting, allowances);
            waiting.meter(meters);
        });
        resubmission =
                new Resubmission(core.rows(), receive, core.claims(), template, core.publisher(), core.sequence());
        background.start("resubmit", resubmission);
        feeder = new Feeder(feeding());
        new JobMeters(feeder::seen).meter(meters);
        replay = new ReplayThread(feeder);
        background.start("replay", replay);
        background.start("grants", watch::run);
        background.start(
                "texts",
                new QuietWork("making what texts are found by", new TextBlocks(core.store(), core.keys())::makeNext));
        background.start(
                "seal",
                new QuietWork("closing what is kept", new Resealing(core.store(), core.bus()::closedUnder)::next));
        background.start(
                "keep",
                new Keeping(
                        core.store(),
                        new Keeping.Kept(
                                Duration.ofDays(settings.number("huitong.receive.keepDays")),
                                new Retention(
                                        core.store(), Duration.ofDays(settings.number("huitong.operate.keepDays"))),
                                core.sightings(),
                                done()),
                        meters));
    }

    private DoneFiles done() {
        return new DoneFiles(connectors.folders(), Duration.ofDays(settings.number("huitong.receive.doneDays")));
    }

    private Feeder.Parts feeding() {
        return new Feeder.Parts(
                new JobRows(
                        core.store(),
                        core.finder(),
                        this::newestFirst,
                        new Reader(receive, normalizer, new Authorizer(catalog), workers)),
                subscription -> subscription.isEmpty() || Reader.open(workers, subscription),
                this::poke,
                this::steadyMillis,
                System::currentTimeMillis);
    }

    /** Where only the newest of a key counts, it goes first, and the older ones need not go. */
    private boolean newestFirst(String subscription) {
        return grants.register()
                .of(subscription)
                .flatMap(holding -> catalog.resource(holding.resource()))
                .map(resource -> resource.order() == Resource.Order.LATEST)
                .orElse(false);
    }

    private boolean running(String source) {
        return sources.again(source).isPresent();
    }

    private void bindBeans() {
        ledger = new Ledger(core.publisher(), catalog, core.sequence(), meters);
        connectors = new Connectors(new Connectors.Parts(
                catalog,
                normalizer,
                settings.limits(),
                core.sequence(),
                core.claims(),
                ledger,
                board,
                meters,
                settings.home(),
                settings.data()));
        deliveries = new Deliveries(
                settings, catalog, core, grants, backfills, allowances, connectors, routes, this::steadyMillis);
        receive = new Receive(catalog, new Decoder(settings.limits()), core.sequence());
        entrance = new Entrance(catalog, secrets.directory(), settings.data().resolve("identity"));
        entrance.bind(routes::bind);
        routes.bind("receive", receive);
        routes.bind("claim", new ClaimProcessor(core.claims(), ledger::repeated));
        routes.bind("unpack", new UnpackProcessor());
        routes.bind("acknowledge", new AcknowledgeProcessor());
        routes.bind("refuseTaken", new RefuseTakenProcessor());
        routes.bind("answer", new AnswerProcessor());
        routes.bind("refuse", new RefuseProcessor(ledger::refused));
        routes.bind("soapUnwrap", new SoapUnwrapProcessor());
        routes.bind("soapAnswer", new SoapAnswerProcessor());
        routes.bind("soapWsdl", new SoapWsdlProcessor());
        routes.bind("soapFault", new SoapFaultProcessor());
        routes.bind("normalize", quality);
        routes.bind("authorize", new Authorizer(catalog));
        routes.bind(
                "publish",
                new PublishProcessor(
                        core.publisher(), grants.reach()::of, grants.reach().passage(), settings.answerWithin()));
        routes.bind("deliver", workers);
        routes.bind("metrics", meters);
    }

    /** The wall clock may be set back by a day; nobody's pause may last one for it. */
    private long steadyMillis() {
        return 1 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - origin);
    }

    void mountAdmin(EdgeServer operate, Instant started) {
        GrantOffice office =
                new GrantOffice(catalog, grants, id -> workers.get(id).isPresent(), allowances);
        Conditions conditions = new Conditions(
                started,
                core,
                board,
                workers,
                waiting,
                new ParkedWatch(core.rows(), settings.number("huitong.notices.parked")),
                new DiskWatch(
                        settings.data(),
                        done(),
                        (long) settings.number("huitong.notices.freeMegabytes") << 20,
                        settings.bus().minFreeBytes()),
                backfills,
                () -> feeder.seen().jobs());
        BackupOffice backups = new BackupOffice(
                core,
                settings.data(),
                settings.home().resolve(settings.text("huitong.backup.dir")),
                settings.number("huitong.backup.keep"),
                background);
        backups.meter(meters);
        ReloadOffice reloads = reloads();
        SourceOffice sourceOffice = new SourceOffice(conditions, board, pauses);
        sourceOffice.meter(meters);
        Checking checking = new Checking(catalog, normalizer, receive);
        clerk = new Clerk(
                new Requests(
                        core.store(),
                        settings.discards(catalog),
                        Duration.ofHours(settings.number("huitong.operate.requestHours"))),
                core.rows(),
                new Mending(catalog, checking),
                this::poke);
        background.start("requests", clerk);
        GatewayDesk desk = new GatewayDesk(
                started,
                core,
                board,
                workers,
                conditions,
                allowances,
                checking,
                new Sampling(catalog, normalizer, receive),
                clerk,
                quality,
                office,
                new BackfillOffice(board, core, workers, backfills, sources::again),
                backups,
                reloads,
                sourceOffice,
                new ReplayOffice(new Jobs(core.store()), workers, replay::poke),
                this::poke);
        new AdminApi(operate, desk, settings.data().resolve("admin.token")).mount();
        telling = new Telling(conditions, core, meters, settings.notices(), settings.noticesLasting());
    }

    private ReloadOffice reloads() {
        ReloadOffice office = new ReloadOffice(
                settings.home(),
                files,
                core.store(),
                new Swap(new Swap.Parts(
                        settings.home(),
                        catalog,
                        normalizer,
                        next -> new Receive(next, new Decoder(settings.limits()), core.sequence()),
                        quality,
                        queues,
                        grants,
                        workers,
                        new LiveRoutes(
                                routes.context(),
                                settings.home(),
                                settings.all().getOrDefault("camel.main.routesExcludePattern", "")),
                        edge)),
                () -> Review.of(settings.home(), settings.all()),
                meters);
        int seconds = settings.number("huitong.reload.watchSeconds");
        if (seconds > 0) {
            background.start("reload", new FileWatch(office, Duration.ofSeconds(seconds)));
        }
        return office;
    }

    /** People are told last, when nothing is away any more only because it has not begun. */
    void tellPeople() {
        telling.start();
    }

    /** Systems' own AMQP clients come in last, when all that they send and receive has its place. */
    void openDoor() {
        core.bus().door().ifPresent(door -> {
            new DoorMeters(door).meter(meters);
            OwnQueueGuard guard = new OwnQueueGuard(ownQueues::subscriptions, grants.register(), core, meters);
            guard.look();
            guarding = new Thread(guard, "own-queues");
            guarding.setDaemon(true);
            guarding.start();
            door.open(entrance.doorkeeper(grants.register()));
        });
    }

    private List<String> senders() {
        return core.bus().door().isPresent() ? OwnSources.systems(catalog) : List.of();
    }

    void closeDoor() {
        if (guarding != null) {
            guarding.interrupt();
        }
        core.bus().door().ifPresent(Door::close);
    }

    CamelContext context() {
        return routes.context();
    }

    Board board() {
        return board;
    }

    private void poke(String subscription) {
        if (subscription.isEmpty()) {
            resubmission.poke();
        } else {
            workers.get(subscription).ifPresent(Worker::poke);
            core.bus().arrivals().tell(subscription);
        }
    }

    void stopRoutes() {
        background.close();
        if (telling != null) {
            telling.close();
        }
        turns.close(LAST_TURNS);
        try {
            routes.stop();
        } finally {
            turns.close();
            connectors.close();
            deliveries.close();
            if (!workers.settled()) {
                core.leavesEffectsUnsettled();
            }
        }
    }
}
