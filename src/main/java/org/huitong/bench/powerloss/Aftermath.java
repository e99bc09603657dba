package org.huitong.bench.powerloss;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.huitong.bench.crash.Answered;
import org.huitong.bench.crash.Checker;
import org.huitong.bench.crash.Push;
import org.huitong.bench.crash.Scene;
import org.huitong.message.Json;
import org.huitong.message.Receipt;

/** The power is back: a gateway starts on what the disk holds, and everything promised before is asked for. Use once. */
final class Aftermath {
    private static final int ACCEPTED = 202;
    private static final int ASKED_AGAIN = 60;
    /** Longer than the second after which a worker looks for what a person did (seen 2026-11-25: a replay taken for lost). */
    private static final int QUIET_LOOKS = 25;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final int PAUSE_MILLIS = 20;

    private final Scene scene;
    private final World world;
    private final Random random;
    private final List<String> broken = new ArrayList<>();
    private int kept;

    /** How it went: the windows, and what is broken. */
    record Verdict(Set<PowerWindow> windows, List<String> broken) {}

    Aftermath(Scene scene, World world, Random random) {
        this.scene = scene;
        this.world = world;
        this.random = random;
    }

    Verdict look() throws IOException, InterruptedException, SQLException {
        world.set(scene);
        int before = scene.farEnds().counter().size();
        if (scene.gateway().start(Map.of())) {
            repeat();
            underWay();
            scene.operator().start();
            JsonNode status = scene.admin().rest(scene.farEnds().counter(), QUIET_LOOKS);
            scene.operator().stop();
            broken.addAll(new Checker().check(scene.evidence(status, world.declared(), List.of())));
            scene.gateway().kill();
        } else {
            broken.add("start: the gateway did not start: " + scene.gateway().lastWord());
        }
        var came = scene.farEnds().counter().came();
        return new Verdict(Labels.of(world, kept, came.subList(before, came.size())), broken);
    }

    /** The newest pushes, and some of the older, must get their first receipts again. */
    private void repeat() throws IOException, InterruptedException {
        List<Answered> all = new ArrayList<>(world.acknowledged());
        all.sort((a, b) -> Long.compare(b.at(), a.at()));
        List<Answered> asked = new ArrayList<>(all.subList(0, Math.min(ASKED_AGAIN, all.size())));
        List<Answered> rest = new ArrayList<>(all.subList(asked.size(), all.size()));
        Collections.shuffle(rest, random);
        asked.addAll(rest.subList(0, Math.min(ASKED_AGAIN, rest.size())));
        for (Answered answered : asked) {
            Receipt now = push(answered.push());
            if (!answered.receipt().equals(now)) {
                broken.add("receipt: push " + answered.push().key() + " was answered "
                        + answered.receipt().intake() + " before the power went, and "
                        + (now == null ? "nothing" : now.intake()) + " after");
            }
        }
    }

    /** What was under way gets its answer now: the one it got in the recording, if it was durable. */
    private void underWay() throws IOException, InterruptedException {
        Map<String, Receipt> later = new HashMap<>();
        world.recording()
                .answered()
                .forEach(answered -> later.put(answered.push().key(), answered.receipt()));
        for (Push push : world.underWay()) {
            Receipt now = push(push);
            kept += now != null && now.equals(later.get(push.key())) ? 1 : 0;
        }
    }

    /** Repeats until it is answered; null where it is refused. */
    private Receipt push(Push push) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            HttpResponse<String> answer = scene.exchange().send(push);
            if (answer.statusCode() == ACCEPTED) {
                return Json.read(answer.body(), Receipt.class);
            }
            if (System.nanoTime() > end) {
                broken.add("refused: push " + push.key() + " was answered " + answer.statusCode());
                return null;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
