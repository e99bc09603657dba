package org.huitong.pilot;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import sample.Chimney;
import sample.EnterpriseNights;
import sample.Expected;
import sample.Marriages;
import sample.SampleData;
import sample.Taxpayers;

/**
 * The pilot end to end: far ends up, gateway started, sample fed, counts shown, all settled or the time over. Use once,
 * from one thread; closing closes the gateway and the far ends.
 */
final class Demo implements AutoCloseable {
    static final String HALL = "government-service.hall";
    static final String OPEN_SITE = "data-bureau.open-site";
    static final String REAL_ESTATE = "natural-resources.real-estate";
    private static final long PLAIN_MILLIS = 1_000;
    private static final long LIVE_MILLIS = 250;

    private final Gateway gateway;
    private final Screen screen;
    private final CompletableFuture<SampleData> sample;
    private final Farside farside;
    private final Wish wish;

    /**
     * What the person asked for.
     *
     * @param port of the data plane, 0 for the configured one
     * @param data where the gateway keeps its state; empty at first
     * @param feeding how long the sample is fed
     * @param patience how long feeding and settling may take together
     */
    record Wish(long seed, int people, int port, Path data, Duration feeding, Duration patience) {}

    Demo(Gateway gateway, Screen screen, Wish wish) throws IOException, SQLException {
        this.gateway = gateway;
        this.screen = screen;
        this.wish = wish;
        // Drawn while servers open: the way to the first receipt is what people wait for.
        this.sample = CompletableFuture.supplyAsync(() -> SampleData.of(wish.seed(), wish.people()));
        screen.say(Text.STARTING, wish.people(), wish.seed());
        this.farside =
                Farside.open("demo-token-" + UUID.randomUUID(), wish.data().resolve("open-data"));
        Files.createDirectory(folder(wish));
        gateway.start(overrides(farside, wish));
    }

    /** The keys under which a far end's address is given to the gateway. */
    static Map<String, String> overrides(Farside farside, Wish wish) {
        Map<String, String> overrides = new LinkedHashMap<>(farside.overrides());
        overrides.put("huitong.data.dir", wish.data().toString());
        overrides.put("enterprises.folder", folder(wish).toString());
        if (wish.port() != 0) {
            overrides.put("huitong.edge.port", Integer.toString(wish.port()));
        }
        return overrides;
    }

    /** Where the enterprise register leaves its files. */
    private static Path folder(Wish wish) {
        return wish.data().resolve("drop");
    }

    /** Feeds and watches; true where the counts add up and the consumers hold what they must. */
    boolean run() throws InterruptedException, SQLException, IOException {
        SampleData data = sample.join();
        Marriages marriages = Marriages.of(data);
        EnterpriseNights nights = EnterpriseNights.of(data);
        Taxpayers taxpayers = Taxpayers.of(data);
        try (SocialInsuranceBureau bureau =
                        new SocialInsuranceBureau(gateway.dataPlane(), gateway.tokenOf(Chimney.INSURANCE.system()));
                MarriageRegistry registry =
                        new MarriageRegistry(gateway.dataPlane(), gateway.tokenOf(Marriages.SYSTEM));
                Feed feed = new Feed(
                        farside.population(), bureau, registry, new EnterpriseRegister(folder(wish)), farside.tax())) {
            feed.firstAccepted(() -> screen.say(Text.FIRST_ACCEPTED, sinceJvmStart()));
            feed.start(data, marriages, nights, taxpayers, wish.feeding());
            Settled settled = new Settled(gateway, farside, Expected.of(data), marriages, nights, taxpayers);
            boolean done = watch(feed, settled);
            screen.closing(gateway.tallies());
            feed.trouble().forEach(trouble -> screen.say(Text.TROUBLE, trouble));
            boolean holds = settled.report(screen);
            if (!done) {
                screen.say(Text.NOT_SETTLED, wish.patience().toSeconds());
            }
            return done && holds && feed.trouble().isEmpty();
        }
    }

    /** Tells where to look next. */
    void signpost() {
        String pushes = gateway.dataPlane() + "/resources/" + Chimney.INSURANCE.resource() + "/records";
        screen.say(Text.FAILED, gateway.admin(), wish.data());
        screen.say(Text.ADMIN, gateway.admin());
        screen.say(Text.CURL, gateway.tokenOf(Chimney.INSURANCE.system()), pushes);
    }

    @Override
    public void close() throws SQLException, IOException {
        gateway.close();
        farside.close();
    }

    private boolean watch(Feed feed, Settled settled) throws InterruptedException, SQLException, IOException {
        long end = System.nanoTime() + wish.patience().toNanos();
        long every = screen.live() ? LIVE_MILLIS : PLAIN_MILLIS;
        while (System.nanoTime() < end) {
            Tallies tallies = gateway.tallies();
            screen.progress(tallies);
            if (feed.done() && settled.by(tallies)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(every);
        }
        return false;
    }

    private static String sinceJvmStart() {
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(Locale.ROOT, "%.1f", millis / 1_000.0);
    }
}
