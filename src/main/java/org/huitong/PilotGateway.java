package org.huitong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huitong.authorize.Holding;
import org.huitong.catalog.MappingFile;
import org.huitong.pilot.Gateway;
import org.huitong.pilot.Tallies;
import org.huitong.pilot.Tally;
import org.huitong.wiring.Board;

/** The gateway as the demo and the journeys see it. */
public final class PilotGateway implements Gateway {
    private final Path home;
    private Huitong gateway;

    public PilotGateway() {
        this(Homes.of(null));
    }

    public PilotGateway(Path home) {
        this.home = home;
    }

    @Override
    public void start(Map<String, String> overrides) {
        gateway = Huitong.start(home, overrides);
    }

    public Huitong huitong() {
        return gateway;
    }

    @Override
    public URI dataPlane() {
        return gateway.dataPlane();
    }

    @Override
    public URI admin() {
        return gateway.admin();
    }

    @Override
    public String tokenOf(String system) {
        try {
            return Files.readString(gateway.data().resolve("secrets").resolve(system + ".token"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] maskSecret(String subscription) {
        return gateway.core().secrets().mask(subscription);
    }

    @Override
    public Tallies tallies() {
        Map<String, Tally> chimneys = new LinkedHashMap<>();
        for (MappingFile source : gateway.catalog().sources()) {
            chimneys.put(source.system(), tally(gateway.board().ofSource(source.system(), source.resource())));
        }
        Map<String, Tally> consumers = new LinkedHashMap<>();
        for (Holding grant : gateway.board().register().all()) {
            consumers.put(grant.subscription(), tally(gateway.board().ofSubscription(grant.subscription())));
        }
        return new Tallies(chimneys, consumers);
    }

    private static Tally tally(Board.Counts c) {
        return new Tally(
                c.received(),
                c.delivered(),
                c.superseded(),
                c.parked(),
                c.held(),
                c.discarded(),
                c.rejected(),
                c.repeats(),
                c.waiting());
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
    }
}
