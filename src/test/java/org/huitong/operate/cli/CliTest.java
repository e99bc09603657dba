package org.huitong.operate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class CliTest {
    private static final String ROW = "{\"no\":7,\"record\":\"a-0\",\"subscription\":null,\"system\":\"public-security"
            + ".population\",\"resource\":\"population-basic\",\"stage\":\"normalize\",\"state\":\"parked\","
            + "\"code\":\"NORMALIZE-INVALID\",\"item\":\"citizenId\",\"text\":\"校验码不符\",\"attempts\":1,"
            + "\"revision\":2,\"created\":\"2026-11-23T00:00:00Z\",\"updated\":\"2026-11-23T00:00:00Z\"";

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> calls = new ArrayList<>();
    private HttpServer gateway;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/admin.token"), "t-1\n");
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void listAlignsItsColumnsAndSaysHowToGoOn() {
        answer = "{\"rows\":[" + ROW + "}," + ROW.replace("\"no\":7", "\"no\":12") + "}],\"next\":12}";

        int exit = run("failed", "list", "--subscription", "a.b c", "--limit", "2", "--lang", "en");

        assertThat(exit).isZero();
        assertThat(calls).containsExactly("GET /api/v1/rows?subscription=a.b%20c&limit=2 t-1 null ");
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("NO  STATE   STAGE");
        assertThat(lines.get(1)).startsWith(" 7  parked  normalize");
        assertThat(lines.get(2)).startsWith("12  parked  normalize");
        assertThat(lines.get(3)).isEqualTo("There is more: go on with --after 12");
    }

    @Test
    void chineseCharactersTakeTwoColumns() {
        StringWriter text = new StringWriter();

        new Table("a", "b").row("汇通", "x").row("abcde", "y").print(new PrintWriter(text, true));

        assertThat(text.toString().lines()).containsExactly("a      b", "汇通   x", "abcde  y");
    }

    @Test
    void contentIsShownOnlyWhenAskedFor() {
        answer = ROW + ",\"input\":\"{\\\"GMSFHM\\\":1}\",\"data\":null,\"history\":[]}";

        run("failed", "show", "7", "--lang", "en");
        run("failed", "show", "7", "--json");
        assertThat(out.toString()).contains("NORMALIZE-INVALID", "--payload").doesNotContain("GMSFHM");
        run("failed", "show", "7", "--payload");

        assertThat(out.toString()).contains("{\"GMSFHM\":1}");
    }

    @Test
    void editSendsTheFileWithTheRevisionSeen() throws IOException {
        answer = ROW.replace("\"revision\":2", "\"revision\":3") + "}";
        Path file = Files.writeString(home.resolve("mended.json"), "{\"a\":1}");

        int exit =
                run("failed", "edit", "7", "--file", file.toString(), "--revision", "2", "--as", "值班员", "--lang", "en");

        assertThat(exit).isZero();
        assertThat(calls)
                .containsExactly("PUT /api/v1/rows/7 t-1 %E5%80%BC%E7%8F%AD%E5%91%98 "
                        + "{\"data\":\"{\\\"a\\\":1}\",\"revision\":2,\"reason\":null}");
        assertThat(out.toString()).contains("revision is now 3");
    }

    @Test
    void discardTakesSeveralRows() {
        int exit = run("failed", "discard", "7", "8", "--reason", "test", "--as", "ops");

        assertThat(exit).isZero();
        assertThat(calls)
                .containsExactly(
                        "POST /api/v1/rows/7/discard t-1 ops {\"reason\":\"test\"}",
                        "POST /api/v1/rows/8/discard t-1 ops {\"reason\":\"test\"}");
    }

    @Test
    void replayShowsWhatWasRefused() {
        answer = "{\"marked\":1,\"refused\":[{\"no\":8,\"code\":\"OPERATE-STALE\",\"text\":\"is discarded\"}]}";

        int exit = run("replay", "start", "7", "8", "--as", "ops", "--lang", "en");

        assertThat(exit).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(calls).containsExactly("POST /api/v1/replays t-1 ops {\"rows\":[7,8]}");
        assertThat(out.toString()).contains("Marked for replay: 1", "OPERATE-STALE", "is discarded");
    }

    @Test
    void replayWantsRowsOrAllOfOneSubscription() {
        assertThat(run("replay", "start", "--as", "ops")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(run("replay", "start", "--all", "--as", "ops")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(run("replay", "start", "7", "--all", "--subscription", "a.b", "--as", "ops"))
                .isEqualTo(Cli.WRONG_USAGE);
        assertThat(calls).isEmpty();
    }

    @Test
    void statusFindsAlarms() {
        answer = "{\"started\":\"2026-11-23T00:00:00Z\",\"state\":\"running\",\"subscriptions\":[{\"id\":\"a.b\","
                + "\"state\":\"paused\",\"cause\":\"DELIVER-OUTAGE\",\"received\":3}],\"sources\":[],\"alarms\":"
                + "[{\"code\":\"SOURCE-TOKEN\",\"subject\":\"s\",\"text\":\"two tokens\",\"since\":\"now\"}]}";

        assertThat(run("status", "--lang", "zh")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(out.toString()).contains("订阅", "paused", "DELIVER-OUTAGE", "two tokens");
    }

    @Test
    void statusShowsWhatWasWrongWithTheData() {
        answer = "{\"since\":\"2026-11-23T00:00:00Z\",\"sources\":[{\"system\":\"a.b\",\"resource\":\"c\","
                + "\"accepted\":8,\"parked\":1,\"rejected\":0,\"last\":null}],\"counts\":[{\"system\":\"a.b\","
                + "\"resource\":\"c\",\"item\":\"citizenId\",\"rule\":\"citizen-id-15\",\"kind\":\"repaired\","
                + "\"property\":\"conformity\",\"values\":3}]}";

        assertThat(run("status", "--quality", "--lang", "en")).isZero();
        assertThat(calls).containsExactly("GET /api/v1/quality t-1 null ");
        assertThat(out.toString()).contains("PROPERTY", "citizen-id-15", "repaired", "a restart begins at nought");
    }

    @Test
    void resumeNamesTheSubscription() {
        answer = "{\"id\":\"a.b\",\"state\":\"open\"}";

        assertThat(run("resume", "a.b", "--as", "ops", "--lang", "en")).isZero();
        assertThat(calls).containsExactly("POST /api/v1/subscriptions/a.b/resume t-1 ops {}");
        assertThat(out.toString()).contains("a.b is open");
    }

    @Test
    void refusalIsShownAsItIsWithWhatToDo() {
        status = 409;
        answer = "{\"code\":\"OPERATE-STALE\",\"detail\":\"Row 7 is at revision 3.\",\"status\":409,\"title\":\"x\"}";

        assertThat(run("failed", "discard", "7", "--reason", "r", "--as", "ops", "--lang", "en"))
                .isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString())
                .contains("OPERATE-STALE: Row 7 is at revision 3.", "Look again: huitong failed show");
    }

    @Test
    void whatTheCodeOfARefusalMeansIsSaidInChineseOnce() {
        status = 409;
        answer = "{\"code\":\"OPERATE-STALE\",\"detail\":\"Row 7 is at revision 3.\",\"status\":409,\"title\":\"x\"}";

        assertThat(run("resume", "a.b", "--as", "ops", "--lang", "zh")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString().lines().toList())
                .first()
                .asString()
                .startsWith("OPERATE-STALE：该行或重放任务在您读取之后已改变")
                .endsWith("然后用所示修订号重做。");
        assertThat(err.toString().lines().skip(1)).first().isEqualTo("OPERATE-STALE：Row 7 is at revision 3.");
        assertThat(err.toString()).containsOnlyOnce("该行或重放任务在您读取之后已改变");
    }

    @Test
    void aFailedRecordAndAnAlarmSayInChineseWhatTheirCodeMeans() {
        answer = ROW + ",\"input\":null,\"data\":null,\"history\":[]}";
        run("failed", "show", "7", "--lang", "zh");
        assertThat(out.toString()).contains("NORMALIZE-INVALID：批次中每条记录都违反规则");

        answer = "{\"started\":\"now\",\"state\":\"running\",\"subscriptions\":[],\"sources\":[],\"alarms\":"
                + "[{\"code\":\"SOURCE-TOKEN\",\"subject\":\"s\",\"text\":\"two tokens\",\"since\":\"now\"},"
                + "{\"code\":\"SOURCE-TOKEN\",\"subject\":\"t\",\"text\":\"no token\",\"since\":\"now\"}]}";
        run("status", "--lang", "zh");
        assertThat(out.toString()).containsOnlyOnce("SOURCE-TOKEN：某来源的水位队列中没有水位");
    }

    @Test
    void wrongTokenAndWrongServerSaySo() {
        status = 401;
        answer = "{\"code\":\"OPERATE-DENIED\",\"detail\":\"no\"}";
        assertThat(run("status", "--lang", "en")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString()).contains("OPERATE-DENIED: no", "not the running gateway's");

        status = 404;
        answer = "<html>";
        assertThat(run("status", "--lang", "en")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString()).contains("not as an admin API does");
    }

    @Test
    void gatewayThatIsNotRunningAndMissingTokenSayHowToStart() {
        gateway.stop(0);
        assertThat(run("status", "--lang", "en")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString()).contains("No gateway answers", "huitong run");

        assertThat(run("status", "--data", home.resolve("none").toString(), "--lang", "en"))
                .isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString()).contains("There is no admin token");
    }

    @Test
    void everyCommandHasHelpInBothLanguages() {
        for (String[] command : List.of(
                new String[] {"failed", "list"},
                new String[] {"failed", "show"},
                new String[] {"failed", "edit"},
                new String[] {"failed", "discard"},
                new String[] {"replay", "start"},
                new String[] {"replay", "status"},
                new String[] {"failed"},
                new String[] {"replay"},
                new String[] {"status"},
                new String[] {"resume"},
                new String[] {"sources"},
                new String[] {"sources", "list"},
                new String[] {"sources", "pause"},
                new String[] {"sources", "resume"},
                new String[] {})) {
            for (String language : List.of("zh", "en")) {
                List<String> args = new ArrayList<>(List.of(command));
                args.addAll(List.of("--lang", language, "--help"));
                out.getBuffer().setLength(0);

                assertThat(Cli.execute(args.toArray(String[]::new), List.of(), writer(out), writer(err)))
                        .as("%s: %s", args, err)
                        .isZero();
                assertThat(out.toString()).contains(language.equals("zh") ? "显示帮助并退出" : "Show this help");
            }
        }
    }

    @Test
    void wrongUsageAndExtraCommands() {
        assertThat(run("failed")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(run("nonsense")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(Cli.execute(new String[] {"extra"}, List.of(new Extra()), writer(out), writer(err)))
                .isEqualTo(Cli.FOUND_PROBLEMS);
    }

    @Command(name = "extra")
    private static final class Extra implements Callable<Integer> {
        @Override
        public Integer call() {
            return Cli.FOUND_PROBLEMS;
        }
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (args.length > 1 || args[0].equals("status")) {
            all.addAll(List.of(
                    "--admin", "http://127.0.0.1:" + gateway.getAddress().getPort()));
            all.addAll(List.of("--home", home.toString()));
        }
        return Cli.execute(all.toArray(String[]::new), List.of(), writer(out), writer(err));
    }

    private static PrintWriter writer(StringWriter text) {
        return new PrintWriter(text, true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "") + " "
                + exchange.getRequestHeaders().getFirst("Huitong-As") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
