package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Because nobody reads a page twice at night: every command of its ten steps is run as it stands, in its order. */
@Timeout(120)
class NightCallJourney {
    private static final Pattern STEPS = Pattern.compile("(?s)## The night call in ten steps\\n(.*?)\\n## ");
    private static final Pattern STEP = Pattern.compile("(?m)^\\*\\*(\\d+)\\. ");
    private static final Pattern BLOCK = Pattern.compile("(?s)```\\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final int BAD = 5;

    @TempDir
    private Path folder;

    private Pilot pilot;

    @BeforeEach
    void theNight() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data")).with("huitong.notices.parked", "3");
        pilot.start();
        String month13 = IntStream.rangeClosed(1, BAD)
                .mapToObj(n -> Invented.insured(Invented.id(n), "演示" + n, "202613"))
                .collect(Collectors.joining(","));
        push("night", "[" + month13 + "," + Invented.insured(20) + "]", BAD);
        push("more", "[" + Invented.insured("999999198001010000", "演示") + "," + Invented.insured(21) + "]", BAD + 1);
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private void push(String key, String body, int parked) throws Exception {
        assertThat(pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, key, body).status())
                .isEqualTo(202);
        Pilot.until("parked").until(() -> pilot.desk().rows("state=parked").size() == parked);
    }

    @Test
    void theTenStepsLeadFromAlarmToProof() throws Exception {
        String steps = steps();
        assertThat(STEP.matcher(steps).results().map(step -> step.group(1)))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        List<String> ran = new ArrayList<>();
        Matcher block = BLOCK.matcher(steps);
        while (block.find()) {
            for (String line : block.group(1).split("\\n")) {
                run(line);
                ran.add(line);
            }
        }

        assertThat(ran).hasSizeGreaterThanOrEqualTo(10);
        assertThat(pilot.desk().rows("state=resolved").size()).isEqualTo(BAD);
        assertThat(pilot.desk().rows("state=discarded").size()).isEqualTo(1);
        assertThat(pilot.settled("the proof", Pilot.HALL_INSURED, BAD + 2).delivered())
                .isEqualTo(BAD + 2);
        assertThat(pilot.chimney(Pilot.INSURANCE).addsUp()).isTrue();
        assertThat(pilot.desk().row(1).path("history"))
                .extracting(act -> act.path("action").asText())
                .containsExactly("edit", "replay");
    }

    private static String steps() throws Exception {
        Matcher steps = STEPS.matcher(Files.readString(Path.of("docs/operator.md")));
        assertThat(steps.find()).as("the section is there").isTrue();
        return steps.group(1);
    }

    /** A status comes to what the page says within a moment; all else answers at once. */
    private void run(String line) throws Exception {
        int comment = line.indexOf('#');
        String command = (comment < 0 ? line : line.substring(0, comment)).strip();
        int wanted = comment >= 0 && line.substring(comment).contains("exit 1") ? 1 : 0;
        List<String> words = WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
        if (words.get(0).equals("curl")) {
            assertThat(words).startsWith("curl", "-s", "http://127.0.0.1:9876" + observed(words.get(2)));
            return;
        }
        assertThat(words.get(0)).isEqualTo("./huitong");
        String[] args = words.subList(1, words.size()).toArray(String[]::new);
        if (args[0].equals("status")) {
            Pilot.until(line).until(() -> pilot.desk().cli(args).exit() == wanted);
            return;
        }
        Desk.Said said = pilot.desk().cli(args);
        assertThat(said.exit()).as("%s%n%s%s", line, said.out(), said.err()).isEqualTo(wanted);
        assertThat(said.out()).as(line).isNotBlank().doesNotContain(Invented.id(1), "演示1");
        if (args[0].equals("replay")) {
            Pilot.until("nothing is under way")
                    .until(() -> pilot.desk().rows("state=replaying").isEmpty());
        }
    }

    /** Asks the gateway of this test what the page's address would say. */
    private String observed(String address) throws Exception {
        String path = URI.create(address).getPath();
        HttpRequest request = HttpRequest.newBuilder(URI.create(pilot.observe() + path.substring("/observe".length())))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        return path;
    }
}
