package org.huitong.bench.side;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huitong.bench.load.Body;

/** The consumers of the product's side, each with its grant and its route. Every method answers the subscriptions. */
final class Consumers {
    private static final String ALL = IntStream.rangeClosed(1, Body.ITEMS)
            .mapToObj(i -> "  " + Body.item(i) + ": clear")
            .collect(Collectors.joining("\n", "", "\n"));
    private static final String NOT_YET = "2098-01-01";
    private static final String LONG_AGO = "2020-01-01";

    private Consumers() {}

    /** One whose grant has not begun, so that its queue holds what is published. */
    static List<String> holding(Path home) throws IOException {
        return List.of(granted(home, "bench.sink", NOT_YET, ALL));
    }

    /**
     * One that is called over HTTP.
     *
     * @param batch most records of one call; one goes through the sink for single records
     */
    static List<String> called(Path home, String url, int batch) throws IOException {
        String subscription = granted(home, "bench.sink", LONG_AGO, ALL);
        String kamelet = batch == 1 ? "http-json-sink" : "http-json-batch-sink";
        route(home, subscription, batch, """
                        - to:
                            uri: kamelet:%s/%s-post
                            parameters:
                              url: "%s"
                              token: bench-sink-token
                """.formatted(kamelet, subscription, url));
        return List.of(subscription);
    }

    /** Several that take everything and do nothing with it; each is granted other items, and some of them masked. */
    static List<String> silent(Path home, int number) throws IOException {
        List<String> subscriptions = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            String subscription = granted(home, "bench.sink%03d".formatted(i), LONG_AGO, projection(new Random(i)));
            route(home, subscription, 1, """
                            - stop: {}
                    """);
            subscriptions.add(subscription);
        }
        return subscriptions;
    }

    /** Of ten items about two are withheld and one is masked. The key is always granted. */
    private static String projection(Random random) {
        StringBuilder items = new StringBuilder("  " + Body.item(1) + ": clear\n");
        for (int i = 2; i <= Body.ITEMS; i++) {
            int show = random.nextInt(10);
            if (show > 1) {
                items.append("  ").append(Body.item(i)).append(show == 2 ? ": masked\n" : ": clear\n");
            }
        }
        return items.toString();
    }

    private static String granted(Path home, String consumer, String from, String items) throws IOException {
        String subscription = consumer + "." + HuitongHome.RESOURCE;
        HuitongHome.system(home, consumer);
        HuitongHome.file(
                home,
                "config/grants/" + subscription + ".yaml",
                """
                subscription: %s
                consumer: %s
                resource: %s
                purpose: 压测
                basis: 压测
                assessment: 压测
                from: %s
                to: 2099-12-31
                items:
                """.formatted(subscription, consumer, HuitongHome.RESOURCE, from) + items);
        return subscription;
    }

    private static void route(Path home, String subscription, int batch, String step) throws IOException {
        String consumer = subscription.substring(0, subscription.lastIndexOf('.'));
        HuitongHome.file(
                home,
                "routes/consumers/" + consumer + "/" + HuitongHome.RESOURCE + ".camel.yaml",
                """
                - route:
                    id: %1$s
                    description: What becomes of a record
                    routeConfigurationId: spine
                    from:
                      uri: direct:%1$s
                      steps:
                %2$s- templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.%1$s
                    parameters:
                      - name: subscription
                        value: %1$s
                """.formatted(subscription, step) + (batch == 1 ? "" : """
                      - name: batch
                        value: "%d"
                """.formatted(batch)));
    }
}
