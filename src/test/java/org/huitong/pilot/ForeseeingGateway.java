package org.huitong.pilot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.message.Json;
import sample.Chimney;
import sample.EnterpriseNights;
import sample.Expected;
import sample.MarriagePush;
import sample.Marriages;
import sample.Push;
import sample.SampleData;
import sample.Taxpayers;

/**
 * Stands where the gateway stands, to test the demo alone: it knows the sample and puts into the consumers' hands what
 * the second program foresees.
 */
final class ForeseeingGateway implements Gateway {
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);
    private final boolean forgetsOne;
    private final Expected expected;
    private final Marriages marriages;
    private final EnterpriseNights nights;
    private final Taxpayers taxpayers;
    private final Set<String> rejected;
    private HttpServer server;
    private Map<String, String> overrides = Map.of();

    ForeseeingGateway(SampleData data, boolean forgetsOne) {
        this.forgetsOne = forgetsOne;
        this.expected = Expected.of(data);
        this.marriages = Marriages.of(data);
        this.nights = EnterpriseNights.of(data);
        this.taxpayers = Taxpayers.of(data);
        this.rejected = Stream.concat(
                        data.pushes().stream().filter(Push::allInvalid).map(Push::idempotencyKey),
                        marriages.pushes().stream()
                                .filter(MarriagePush::allInvalid)
                                .map(MarriagePush::idempotencyKey))
                .collect(Collectors.toSet());
    }

    @Override
    public void start(Map<String, String> given) {
        overrides = given;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", this::answer);
            server.start();
            fillRegistry();
            fillOpenSite();
            fillHall(Chimney.POPULATION.resource(), expected.hall(Chimney.POPULATION, SECRET));
            fillHall(Chimney.INSURANCE.resource(), expected.hall(Chimney.INSURANCE, SECRET));
            fillHall(Marriages.RESOURCE, marriages.hall(SECRET));
            fillHall(EnterpriseNights.RESOURCE, nights.hall());
            fillHall(Taxpayers.RESOURCE, taxpayers.hall());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public URI dataPlane() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/exchange/v1");
    }

    @Override
    public URI admin() {
        return URI.create("http://127.0.0.1:1");
    }

    @Override
    public String tokenOf(String system) {
        return "token of " + system;
    }

    @Override
    public byte[] maskSecret(String subscription) {
        return SECRET.clone();
    }

    @Override
    public Tallies tallies() {
        Map<String, Tally> chimneys = new LinkedHashMap<>();
        chimneys.put(Chimney.POPULATION.system(), tally(expected.population()));
        chimneys.put(Chimney.INSURANCE.system(), tally(expected.insurance()));
        chimneys.put(Marriages.SYSTEM, tally(marriages.counts()));
        chimneys.put(EnterpriseNights.SYSTEM, tally(nights.counts()));
        chimneys.put(Taxpayers.SYSTEM, tally(taxpayers.counts()));
        Map<String, Tally> consumers = new LinkedHashMap<>();
        Expected.Arrivals hall = expected.hallArrivals(Chimney.POPULATION);
        long delivered = hall.received() - hall.parked() - (forgetsOne ? 1 : 0);
        consumers.put(
                "government-service.hall.population-basic",
                new Tally(hall.received(), delivered, 0, hall.parked(), 0, 0, 0, 0, 0));
        return new Tallies(chimneys, consumers);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Tally tally(Expected.Counts counts) {
        return new Tally(
                counts.received(), counts.accepted(), 0, counts.parked(), 0, 0, counts.rejected(), counts.repeats(), 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean bad = rejected.contains(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.sendResponseHeaders(bad ? 422 : 202, -1);
        exchange.close();
    }

    private void fillOpenSite() throws IOException {
        StringBuilder csv = new StringBuilder("recordVersion,op,creditCode,name,type,established\r\n");
        nights.openSite()
                .values()
                .forEach(items -> csv.append("1,upsert,")
                        .append(items.get("creditCode"))
                        .append(',')
                        .append(items.get("name"))
                        .append(',')
                        .append(items.get("type"))
                        .append(',')
                        .append(items.get("established"))
                        .append("\r\n"));
        java.nio.file.Files.writeString(
                java.nio.file.Path.of(overrides.get("openData.folder")).resolve("all.csv"), csv);
    }

    private void fillRegistry() throws SQLException {
        try (Connection connection = DriverManager.getConnection(overrides.get("realEstate.jdbcUrl"));
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO BDC_CZRK VALUES (?, ?, ?, ?, ?, 'r', 0)")) {
            for (Map.Entry<String, Expected.RegistryRow> row :
                    expected.realEstate().entrySet()) {
                insert.setString(1, row.getKey());
                insert.setString(2, row.getValue().name());
                insert.setString(3, row.getValue().sex());
                insert.setDate(
                        4,
                        row.getValue().birthDate() == null
                                ? null
                                : Date.valueOf(row.getValue().birthDate()));
                insert.setLong(5, row.getValue().version());
                insert.executeUpdate();
            }
        }
    }

    private void fillHall(String resource, Map<String, Map<String, String>> held)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        int id = 0;
        for (Map.Entry<String, Map<String, String>> record : held.entrySet()) {
            byte[] body = Json.bytes(Map.of(
                    "id",
                    resource + "-" + ++id,
                    "revision",
                    0,
                    "key",
                    record.getKey(),
                    "version",
                    1,
                    "resource",
                    resource,
                    "op",
                    "upsert",
                    "data",
                    record.getValue()));
            HttpRequest request = HttpRequest.newBuilder(URI.create(overrides.get("hall.url")))
                    .header("Authorization", "Bearer " + overrides.get("hall.token"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            client.send(request, BodyHandlers.discarding());
        }
    }
}
