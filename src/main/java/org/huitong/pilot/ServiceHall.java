package org.huitong.pilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.huitong.message.Json;
import sample.Person;

/**
 * The service hall: a real HTTP server that takes one record per POST. It stores whatever arrives, the last wins, and
 * logs every arrival, so that a fault of order would show. It refuses people whose name begins with
 * {@link Person#REFUSED_MARK} with 422. Safe for several threads.
 */
public final class ServiceHall implements AutoCloseable {
    private static final int OK = 200;
    private static final int MALFORMED = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int REFUSED = 422;
    private static final int THREADS = 16;
    private static final int BACKLOG = 256;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "service-hall");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Map<String, Map<String, Arrival>> latest = new ConcurrentHashMap<>();
    private final AtomicInteger unauthorized = new AtomicInteger();
    private final int port;
    private HttpServer server;
    private volatile String token;
    private volatile Function<Arrival, Integer> answer = ServiceHall::ownAnswer;

    /** Opens on a free port of loopback. */
    public ServiceHall(String token) throws IOException {
        this.token = token;
        this.server = open(0);
        this.port = server.getAddress().getPort();
    }

    /** Where records are posted. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/records");
    }

    /** From now on another token is right; the wrong one is answered 401. */
    public void setToken(String right) {
        token = right;
    }

    /** Closes the listening socket and all connections, or opens it again on the same port. */
    public synchronized void setDown(boolean down) throws IOException {
        if (down && server != null) {
            server.stop(0);
            server = null;
        } else if (!down && server == null) {
            server = open(port);
        }
    }

    /** Statuses for some records; null from the function means the hall's own answer. */
    public void answer(Function<Arrival, Integer> statuses) {
        answer = arrival -> {
            Integer status = statuses.apply(arrival);
            return status == null ? ownAnswer(arrival) : status;
        };
    }

    /** Everything that came with the right token, oldest first, also what was refused. */
    public List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Empties the log of arrivals; what is held stays. */
    public void forget() {
        arrivals.clear();
    }

    /** How many requests came with a wrong token or none. */
    public int unauthorized() {
        return unauthorized.get();
    }

    /** The last taken record of every key of a resource. */
    public Map<String, Arrival> latest(String resource) {
        return Map.copyOf(latest.getOrDefault(resource, Map.of()));
    }

    /** What the hall holds of a resource, in the form of {@link sample.Expected#hall}. */
    public Map<String, Map<String, String>> held(String resource) {
        Map<String, Map<String, String>> held = new TreeMap<>();
        latest(resource).forEach((key, arrival) -> held.put(key, arrival.data()));
        return held;
    }

    /** Taken records whose id and revision had been taken before: 0 unless something repeated an effect. */
    public int repeats() {
        Set<String> seen = new HashSet<>();
        return (int) arrivals.stream()
                .filter(arrival -> arrival.status() == OK)
                .filter(arrival -> !seen.add(arrival.id() + "." + arrival.revision()))
                .count();
    }

    /** Taken records older than one of the same resource and key that was taken before: 0 unless order broke. */
    public int stepsBack() {
        Map<List<String>, Long> newest = new HashMap<>();
        int stepsBack = 0;
        for (Arrival arrival : arrivals) {
            if (arrival.status() == OK) {
                Long before = newest.put(List.of(arrival.resource(), arrival.key()), arrival.version());
                stepsBack += before != null && before > arrival.version() ? 1 : 0;
            }
        }
        return stepsBack;
    }

    @Override
    public synchronized void close() throws IOException {
        setDown(true);
        threads.shutdownNow();
    }

    private HttpServer open(int on) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), on);
        HttpServer opened = HttpServer.create(address, BACKLOG);
        opened.setExecutor(threads);
        opened.createContext("/", this::handle);
        opened.start();
        return opened;
    }

    private void handle(HttpExchange exchange) throws IOException {
        // Read to the end in any case: else the connection is not kept alive.
        byte[] body = exchange.getRequestBody().readAllBytes();
        // No body in the answer: one packet, so that Nagle and delayed acknowledgement cannot meet.
        exchange.sendResponseHeaders(status(exchange, body), -1);
        exchange.close();
    }

    private int status(HttpExchange exchange, byte[] body) {
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            unauthorized.incrementAndGet();
            return UNAUTHORIZED;
        }
        try {
            Arrival arrival = Arrival.of(Json.read(body, JsonNode.class));
            int status = answer.apply(arrival);
            keep(arrival.answered(status));
            return status;
        } catch (UncheckedIOException e) {
            return MALFORMED;
        }
    }

    /** One lock for log and store: their orders must be the same. */
    private synchronized void keep(Arrival arrival) {
        arrivals.add(arrival);
        Map<String, Arrival> ofResource = latest.computeIfAbsent(arrival.resource(), r -> new ConcurrentHashMap<>());
        if (arrival.status() == OK && "delete".equals(arrival.op())) {
            ofResource.remove(arrival.key());
        } else if (arrival.status() == OK) {
            ofResource.put(arrival.key(), arrival);
        }
    }

    private static int ownAnswer(Arrival arrival) {
        return arrival.data().getOrDefault("name", "").startsWith(Person.REFUSED_MARK) ? REFUSED : OK;
    }
}
