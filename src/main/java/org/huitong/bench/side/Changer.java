package org.huitong.bench.side;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Changes the mapping of the running gateway's one source again and again, every tenth time wrongly. */
final class Changer {
    private static final int BROKEN = 10;
    private static final double MILLI = 1e6;

    private final Path mapping;
    private final Path token;
    private final URI reload;
    private final HttpClient http = HttpClient.newHttpClient();
    private Thread thread;
    private volatile Changed changed;
    private int made;

    Changer(Path home, URI admin) {
        this.mapping =
                home.resolve("routes/sources/" + HuitongHome.SOURCE + "/" + HuitongHome.RESOURCE + ".mapping.yaml");
        this.token = home.resolve("data/admin.token");
        this.reload = URI.create(admin + "/api/v1/live/reload");
    }

    void begin(Changing plan) {
        thread = new Thread(() -> run(plan), "changer");
        thread.start();
    }

    Changed end() throws InterruptedException {
        thread.join();
        return changed;
    }

    private void run(Changing plan) {
        double[] millis = new double[plan.count()];
        int taken = 0;
        int refused = 0;
        String trouble = "";
        try {
            String good = Files.readString(mapping);
            long begun = System.nanoTime();
            for (int i = 0; i < plan.count(); i++) {
                long due = begun + TimeUnit.MILLISECONDS.toNanos(plan.everyMillis() * i);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                boolean broken = ++made % BROKEN == 0;
                String next =
                        good.replaceAll("item20: \\{from: F\\d+", "item20: {from: F" + (made % 2 == 0 ? "20" : "19"));
                Files.writeString(mapping, broken ? next + "  item21: {from: F21}\n" : next);
                long asked = System.nanoTime();
                int status = reload();
                millis[i] = (System.nanoTime() - asked) / MILLI;
                taken += status == 200 ? 1 : 0;
                refused += status == 409 ? 1 : 0;
                if (status != (broken ? 409 : 200)) {
                    trouble = "change " + made + " was answered " + status;
                }
                good = broken ? good : next;
                Files.writeString(mapping, good);
            }
        } catch (IOException | InterruptedException e) {
            trouble = e.toString();
        }
        Arrays.sort(millis);
        changed = new Changed(taken, refused, millis[millis.length / 2], millis[millis.length - 1], trouble);
    }

    private int reload() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(reload)
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + Files.readString(token).strip())
                .header("Huitong-As", "bench")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\": \"bench\"}"))
                .build();
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        return answer.statusCode();
    }
}
