package org.huitong.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * A counter and a timer per stage: {@code huitong_stage_seconds_count}, {@code _sum} and {@code _max} by stage and
 * result. A stage's time runs until it and what follows it are done, so the difference of two neighbors is a stage's own.
 */
public final class StageMeters implements RoutePolicyFactory {
    private static final Set<String> STAGES = Set.of("receive", "normalize", "authorize", "publish", "deliver");

    private final MeterRegistry meters;

    public StageMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        int end = routeId.indexOf('.') > 0 ? routeId.indexOf('.') : routeId.indexOf('-');
        String stage = end > 0 ? routeId.substring(0, end) : routeId;
        return STAGES.contains(stage) ? new Meter(stage, routeId) : null;
    }

    private final class Meter extends RoutePolicySupport {
        private final String started;
        private final Timer good;
        private final Timer bad;

        Meter(String stage, String routeId) {
            started = "huitongStarted-" + routeId;
            good = timer(stage, "ok");
            bad = timer(stage, "failed");
        }

        private Timer timer(String stage, String result) {
            return Timer.builder("huitong.stage")
                    .description("Time from entering a stage until it and what follows it are done")
                    .tags("stage", stage, "result", result)
                    .register(meters);
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            exchange.setProperty(started, System.nanoTime());
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            Long begun = exchange.getProperty(started, Long.class);
            if (begun != null) {
                (exchange.isFailed() ? bad : good).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
        }
    }
}
