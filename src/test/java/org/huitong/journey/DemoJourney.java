package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.PilotGateway;
import org.huitong.operate.cli.Cli;
import org.huitong.pilot.DemoCommand;
import org.huitong.pilot.Gateway;
import org.huitong.pilot.Tallies;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo as people run it, on the gateway: what each far end holds is what the second program computes. */
@Timeout(300)
class DemoJourney {
    private final StringWriter printed = new StringWriter();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 77})
    void everyFarEndHoldsWhatTheSampleForesees(int seed) {
        DemoCommand demo = new DemoCommand(OwnPorts::new);
        PrintWriter out = new PrintWriter(printed, true);
        String[] arguments = {
            "demo",
            "--exit",
            "--lang",
            "en",
            "--seconds",
            "3",
            "--people",
            "120",
            "--seed",
            "" + seed,
            "--timeout",
            "120"
        };

        int exit = Cli.execute(arguments, List.of(demo), out, out);

        assertThat(printed.toString())
                .contains(FAR_ENDS)
                .doesNotContain("DIFFERS")
                .doesNotContain("Unexpected");
        assertThat(exit).as(printed.toString()).isZero();
    }

    private static final List<String> FAR_ENDS = List.of(
            "public-security.population",
            "market-regulation.enterprises",
            "civil-affairs.marriage",
            "human-resources.social-insurance",
            "tax.taxpayers",
            "data-bureau.open-site.enterprise-registration: holds exactly",
            "government-service.hall.taxpayer-status: holds exactly",
            "natural-resources.real-estate.population-basic: holds exactly");

    /** The pilot's own, on ports that nobody else has. */
    private static final class OwnPorts implements Gateway {
        private final PilotGateway gateway = new PilotGateway();

        @Override
        public void start(Map<String, String> overrides) {
            Map<String, String> all = new HashMap<>(overrides);
            List.of("edge", "operate", "observe").forEach(door -> all.put("huitong." + door + ".port", "0"));
            gateway.start(all);
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
            return gateway.tokenOf(system);
        }

        @Override
        public byte[] maskSecret(String subscription) {
            return gateway.maskSecret(subscription);
        }

        @Override
        public Tallies tallies() {
            return gateway.tallies();
        }

        @Override
        public void close() {
            gateway.close();
        }
    }
}
