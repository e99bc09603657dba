package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.huitong.pilot.TaxBureau;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sample.SampleData;
import sample.TaxMessage;
import sample.Taxpayers;

/** The gateway dies by kill -9 while it takes messages from a broker that is not its own, and that lives on (J2). */
@Timeout(300)
class KilledForeignQueueJourney {
    private static final int KILLS = 4;
    private static final String SUBSCRIPTION = "government-service.hall." + Taxpayers.RESOURCE;

    @TempDir
    Path folder;

    private final Taxpayers taxpayers = Taxpayers.of(SampleData.of(11, 600));
    private final Random random = new Random();
    private TaxBureau bureau;
    private PilotProcess gateway;

    @BeforeEach
    void start() throws Exception {
        bureau = new TaxBureau("secret");
        gateway = new PilotProcess(folder);
        bureau.overrides().forEach(gateway::with);
        gateway.start(PilotProcess.Limits.NONE);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        bureau.close();
    }

    @Test
    void everyMessageIsTakenInOnce() throws Exception {
        List<TaxMessage> all = taxpayers.messages();
        int done = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int to = all.size() * kill / (KILLS + 1);
            bureau.put(all.subList(done, to));
            done = to;
            long some = 1 + random.nextInt(20);
            until("some of them are taken").until(() -> bureau.waiting(TaxBureau.QUEUE) <= some);
            gateway.process().destroyForcibly().onExit().join();
            gateway.start(PilotProcess.Limits.NONE);
        }
        bureau.put(all.subList(done, all.size()));
        until("the queue is empty").until(() -> bureau.waiting(TaxBureau.QUEUE) == 0);
        int accepted = taxpayers.counts().accepted();
        gateway.settled("all", SUBSCRIPTION, accepted);

        JsonNode source = gateway.desk().status("sources", "system", Taxpayers.SYSTEM);
        assertThat(source.path("accepted").asInt())
                .as("what came again is a repeat")
                .isEqualTo(accepted);
        assertThat(source.path("parked").asInt()).isEqualTo(taxpayers.counts().parked());
        assertThat(gateway.hall.held(Taxpayers.RESOURCE)).isEqualTo(taxpayers.hall());
    }
}
