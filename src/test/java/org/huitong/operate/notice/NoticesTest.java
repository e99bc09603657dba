package org.huitong.operate.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices reach a real address once it is there, in order, each with one id, over restarts and a store that is away. */
class NoticesTest implements Notices.Memory {
    @TempDir
    private Path folder;

    private final Queue<JsonNode> taken = new ConcurrentLinkedQueue<>();
    private final Queue<String> headers = new ConcurrentLinkedQueue<>();
    private final List<Notice> written = new ArrayList<>();
    private volatile int status = 204;
    private HttpServer server;
    private String state;
    private boolean storeAway;
    private int ids;
    private int counted;
    private List<Alarm> alarms = List.of();
    private long steady = 1;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", call -> {
            JsonNode event = Json.MAPPER.readTree(call.getRequestBody().readAllBytes());
            headers.add(call.getRequestHeaders().getFirst("Authorization") + " "
                    + call.getRequestHeaders().getFirst("Content-Type"));
            if (status < 300) {
                taken.add(event);
            }
            call.getResponseHeaders().add("Location", "/elsewhere");
            call.sendResponseHeaders(status, -1);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Override
    public String read() {
        return state;
    }

    @Override
    public void write(String text, List<Notice> fresh) {
        if (storeAway) {
            throw new HuitongException(ErrorCode.PUBLISH_STORE_BEHIND, "away");
        }
        state = text;
        written.addAll(fresh);
    }

    private Collection<Alarm> standing() {
        return alarms;
    }

    private Notices notices() throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(token, "secret\n");
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alarms");
        return new Notices(
                this::standing,
                0,
                () -> "n" + ++ids,
                new Notices.Target(address, token, "gateway-of-the-test"),
                this,
                notice -> counted++);
    }

    private void look(Notices notices) {
        steady += 400_000; // longer than any wait between two tries
        notices.look(steady);
    }

    private static Alarm away(String subject) {
        return new Alarm(subject, "stopped", "DELIVER-OUTAGE", "away");
    }

    private void untilTaken(Notices notices, int many) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            look(notices);
            return taken.size() >= many && notices.waiting() == 0;
        });
    }

    @Test
    void eachIsOneCloudEventWithItsToken() throws Exception {
        Notices notices = notices();
        alarms = List.of(away("hall.people"));
        untilTaken(notices, 1);
        alarms = List.of();
        untilTaken(notices, 2);

        assertThat(taken).hasSize(2);
        JsonNode began = taken.poll();
        assertThat(began.path("specversion").asText()).isEqualTo("1.0");
        assertThat(began.path("id").asText()).isEqualTo("n1");
        assertThat(began.path("type").asText()).isEqualTo("org.huitong.alarm.began");
        assertThat(began.path("source").asText()).isEqualTo("gateway-of-the-test");
        assertThat(began.path("subject").asText()).isEqualTo("hall.people");
        assertThat(began.path("data").path("code").asText()).isEqualTo("DELIVER-OUTAGE");
        assertThat(taken.poll().path("type").asText()).isEqualTo("org.huitong.alarm.ended");
        assertThat(headers).allMatch(h -> h.equals("Bearer secret application/cloudevents+json; charset=utf-8"));
        assertThat(counted).isEqualTo(2);
        assertThat(written).extracting(Notice::id).containsExactly("n1", "n2");
    }

    @Test
    void addressThatIsAwayGetsAllInOrderWhenItIsBack() throws Exception {
        for (int refusal : new int[] {503, 401, 302}) {
            taken.clear();
            status = refusal;
            Notices notices = notices();
            int before = headers.size();
            for (int i = 0; i < 5; i++) {
                alarms = List.of(away("s" + refusal + "." + i));
                look(notices);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                look(notices);
                return headers.size() > before + 2;
            });
            assertThat(taken).isEmpty();
            int waiting = notices.waiting();
            assertThat(waiting).isGreaterThanOrEqualTo(5);
            status = 200;
            untilTaken(notices, waiting);
            List<Integer> order = taken.stream()
                    .map(event -> Integer.parseInt(event.path("id").asText().substring(1)))
                    .toList();
            assertThat(order).isSorted().doesNotHaveDuplicates();
            alarms = List.of();
            untilTaken(notices, waiting + 1);
        }
    }

    @Test
    void whatWaitsSurvivesARestart() throws Exception {
        status = 500;
        Notices before = notices();
        alarms = List.of(away("hall.people"));
        look(before);
        await().atMost(Duration.ofSeconds(20)).until(() -> headers.size() == 1);

        status = 200;
        Notices after = notices();
        untilTaken(after, 1);
        look(after);
        assertThat(taken).extracting(event -> event.path("id").asText()).containsExactly("n1");
        assertThat(counted).isEqualTo(1);
    }

    @Test
    void storeThatIsAwayHoldsUpNoNotice() throws Exception {
        storeAway = true;
        Notices notices = notices();
        alarms = List.of(away("store"));
        untilTaken(notices, 1);
        assertThat(written).isEmpty();
        storeAway = false;
        look(notices);
        assertThat(written).extracting(Notice::id).containsExactly("n1");
    }

    @Test
    void stateThatCannotBeReadIsNoReasonNotToStart() throws Exception {
        state = "{broken";
        Notices notices = notices();
        alarms = List.of(away("hall.people"));
        untilTaken(notices, 1);
    }
}
