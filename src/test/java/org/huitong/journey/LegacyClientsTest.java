package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client of docs/clients sends and how it takes an answer, against a real server that is no gateway. */
@Timeout(120)
class LegacyClientsTest {
    private static final String TOKEN = "no-argument-may-hold-this";

    @TempDir
    private Path folder;

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("data.txt"), text.getBytes(charset));
    }

    private Map<String, String> settings(LegacyDoor door, String... more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "URL", door.url(),
                "RESOURCE", "things",
                "TOKEN_FILE",
                        Files.writeString(folder.resolve("token"), TOKEN + "\n").toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    @ParameterizedTest
    @EnumSource
    void waitsAsLongAsItIsToldAndRepeatsUnderTheSameKey(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        List<LegacyDoor.Asked> first = new ArrayList<>();
        try (LegacyDoor door = LegacyDoor.answering(asked -> {
            first.add(asked);
            return first.size() == 1
                    ? LegacyDoor.Reply.problem(503, "PUBLISH-UNAVAILABLE", "Retry-After", "3")
                    : LegacyDoor.Reply.receipt(asked);
        })) {
            LegacyClient.Said said = client.push(file("{}\n", StandardCharsets.UTF_8), settings(door));

            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(said.err()).contains("503 PUBLISH-UNAVAILABLE; again in 3 s");
            assertThat(said.out()).contains("lines 1-1: 1 accepted, 0 parked (intake i-", "done: 1 accepted");
            assertThat(door.asked).hasSize(2);
            assertThat(door.asked.get(1).key()).isEqualTo(door.asked.get(0).key());
            assertThat(door.asked.get(1).body()).isEqualTo(door.asked.get(0).body());
            assertThat(Duration.between(
                            door.asked.get(0).at(), door.asked.get(1).at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        }
    }

    /** All three cut alike, so that one may go on where another was stopped. */
    @ParameterizedTest
    @EnumSource
    void bytesGoOutAsTheyAreWithTheHeadBeforeEachBatch(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        Charset gbk = Charset.forName("GB18030");
        String head = "编号|姓名\r\n";
        String lines = "1|张三\r\n2|李䶮\r\n\r\n3|㛃·艾力\r\n4|王安\r\n5|末行";
        try (LegacyDoor door = LegacyDoor.answering(LegacyDoor.Reply::receipt)) {
            LegacyClient.Said said = client.push(
                    file(head + lines, gbk),
                    settings(door, "BATCH", "2", "HEADER", "1", "TYPE", "text/csv; charset=GBK"));

            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(door.asked).extracting(LegacyDoor.Asked::type).containsOnly("text/csv; charset=GBK");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (LegacyDoor.Asked asked : door.asked) {
                String body = new String(asked.body(), gbk);
                assertThat(body).startsWith(head);
                all.writeBytes(body.substring(head.length()).getBytes(gbk));
            }
            assertThat(all.toByteArray()).isEqualTo(lines.getBytes(gbk));
            assertThat(door.asked)
                    .extracting(asked -> asked.key().replaceFirst(".*-", ""))
                    .containsExactly("11", "27", "43");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTokenIsInNoArgument(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        CompletableFuture<LegacyClient.Run> run = new CompletableFuture<>();
        List<String> commands = new ArrayList<>();
        try (LegacyDoor door = LegacyDoor.answering(asked -> {
            ProcessHandle process = run.join().process().toHandle();
            process.info().commandLine().ifPresent(commands::add);
            process.descendants().forEach(child -> child.info().commandLine().ifPresent(commands::add));
            return LegacyDoor.Reply.receipt(asked);
        })) {
            run.complete(client.start(file("{}\n", StandardCharsets.UTF_8), settings(door)));

            assertThat(run.join().said().exit()).isZero();
            assertThat(door.asked.get(0).authorization()).isEqualTo("Bearer " + TOKEN);
            assertThat(commands).isNotEmpty().noneMatch(command -> command.contains(TOKEN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsNotFollowed(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        try (LegacyDoor stranger = LegacyDoor.answering(LegacyDoor.Reply::receipt);
                LegacyDoor door = LegacyDoor.answering(
                        asked -> LegacyDoor.Reply.problem(302, "ELSEWHERE", "Location", stranger.url()))) {
            LegacyClient.Said said = client.push(file("{}\n", StandardCharsets.UTF_8), settings(door));

            assertThat(said.exit()).isEqualTo(3);
            assertThat(stranger.asked).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooLargeGoesInSmallerParts(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        try (LegacyDoor door = LegacyDoor.answering(asked -> asked.body().length > 6
                ? LegacyDoor.Reply.problem(413, "RECEIVE-TOO-LARGE")
                : LegacyDoor.Reply.receipt(asked))) {
            LegacyClient.Said said =
                    client.push(file("{1}\n{2}\n{3}\n{4444444}\n", StandardCharsets.UTF_8), settings(door));

            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.out())
                    .contains(
                            "lines 4-4: refused, 413 RECEIVE-TOO-LARGE: why. Cure.",
                            "done: 3 accepted, 0 parked, 1 refused");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatHasChangedHalfWayIsNotMixed(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        List<LegacyDoor.Asked> first = new ArrayList<>();
        try (LegacyDoor door = LegacyDoor.answering(asked -> {
            first.add(asked);
            return first.size() == 1
                    ? LegacyDoor.Reply.receipt(asked)
                    : LegacyDoor.Reply.problem(403, "AUTHORIZE-NO-RIGHT");
        })) {
            Path file = file("{1}\n{2}\n", StandardCharsets.UTF_8);
            assertThat(client.push(file, settings(door, "BATCH", "1")).exit()).isEqualTo(3);
            Files.writeString(file, "{0}\n{1}\n{2}\n");

            LegacyClient.Said said = client.push(file, settings(door, "BATCH", "1"));

            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.err()).contains("is half pushed and has changed since");
            assertThat(door.asked).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itTrustsTheAuthorityThatItIsGivenAndNoOther(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        Authority authority = Authority.in(folder.resolve("ca")).issue("server", "CN=server", "ip:127.0.0.1");
        Path file = file("{}\n", StandardCharsets.UTF_8);
        try (LegacyDoor door = LegacyDoor.secure(authority.client("server", authority), LegacyDoor.Reply::receipt)) {
            assertThat(client.push(file, settings(door, "PATIENCE", "0")).exit())
                    .isEqualTo(4);
            assertThat(door.asked).isEmpty();

            LegacyClient.Said said = client.push(
                    file, settings(door, "CA", authority.file("ca.pem").toString()));

            assertThat(said.exit()).as(said.err()).isZero();
        }
    }
}
