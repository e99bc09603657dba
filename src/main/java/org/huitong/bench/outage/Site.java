package org.huitong.bench.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.huitong.bench.scale.Gateway;
import org.huitong.bench.scale.ScaleHome;
import org.huitong.bench.scale.Vitals;

/** A gateway on a home of its own, one resource with several subscriptions, a far end for each. Used by one thread. */
final class Site implements AutoCloseable {
    /** Every version of a record must arrive, so that none may be left out unseen. */
    private static final String ORDER = "every";

    private final List<FarEnd> farEnds = new ArrayList<>();
    private final Told told = new Told();
    private final ScaleHome.Ports ports = ScaleHome.Ports.free();
    private final Path home;
    private final Path log;
    private Gateway gateway;

    /** Starts nothing yet. */
    Site(Path dir, int subscriptions) throws IOException {
        home = dir.resolve("home");
        log = dir.resolve("gateway.log");
        for (int i = 0; i < subscriptions; i++) {
            farEnds.add(new FarEnd());
        }
    }

    /** Writes the home and starts the gateway; its door is open then. */
    void open(Path installation, int silenceMillis, List<String> jvm) throws IOException, InterruptedException {
        ScaleHome files = new ScaleHome(home, 1, farEnds.size(), new ScaleHome.Manner(ORDER, silenceMillis));
        files.write(installation, ports, consumer -> farEnds.get(consumer).port());
        files.grants(true);
        // A disk that is nearly full is an alarm of its own, and none that is tried here.
        Files.writeString(
                home.resolve("config/application.properties"),
                "\nhuitong.notices.webhook=" + told.url() + "\nhuitong.notices.freeMegabytes=0\n",
                StandardOpenOption.APPEND);
        gateway = Gateway.launch(home, log, jvm, ports.edge());
        gateway.awaitReady();
    }

    /** By subscription; the first is the one that goes away. */
    List<FarEnd> farEnds() {
        return farEnds;
    }

    /** Records that each far end has taken. */
    List<Long> taken() {
        return farEnds.stream().map(farEnd -> farEnd.taken().size()).toList();
    }

    Told told() {
        return told;
    }

    Voice voice() {
        return new Voice(ports, home, log);
    }

    Bound bound() {
        return Bound.of(home);
    }

    Vitals vitals() {
        return gateway.vitals();
    }

    Load load(int rate, int keys) {
        return new Load(ports.edge(), ScaleHome.resourceId(0), rate, keys);
    }

    static String subscription(int consumer) {
        return ScaleHome.subscription(0, consumer);
    }

    @Override
    public void close() throws IOException {
        if (gateway != null) {
            gateway.close();
        }
        told.close();
        for (FarEnd farEnd : farEnds) {
            farEnd.close();
        }
    }
}
