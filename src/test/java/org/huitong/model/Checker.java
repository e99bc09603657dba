package org.huitong.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.failed.Rows;
import org.huitong.message.RowState;
import org.huitong.message.Tally;
import org.huitong.model.Diary.Arrival;
import org.huitong.model.Diary.Attempt;
import org.huitong.model.Diary.Published;

/** Says what was broken, from the diary and the final store and queues alone; knows nothing of how it is done. */
final class Checker {
    private final Scene scene;
    private final Diary diary;
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> place = new HashMap<>();
    private final Map<String, Published> byId = new HashMap<>();

    Checker(Scene scene) {
        this.scene = scene;
        this.diary = scene.diary;
        for (Published p : diary.published) {
            if (place.put(p.id(), place.size()) != null) {
                broken.add(p.id() + " was published twice");
            }
            byId.put(p.id(), p);
        }
    }

    /** After the quiet phase: nothing lost, nothing doubled, all in order, counts add up. */
    List<String> first() {
        receipts();
        intakes();
        serials();
        acts();
        for (Scene.Subscription s : scene.subscriptions()) {
            order(s);
            settled(s);
            counts(s);
        }
        sources();
        tokens();
        return broken;
    }

    /** After people have replayed all: nothing is open any more. */
    List<String> last() {
        first();
        scene.shelf.rows().stream()
                .filter(r -> r.state().open())
                .forEach(r ->
                        broken.add("row " + r.no() + " is still " + r.state().word()));
        return broken;
    }

    /** A receipt repeated is identical, and names what is really there. */
    private void receipts() {
        Map<String, Set<Object>> byKey = new HashMap<>();
        for (Diary.Push push : diary.pushes) {
            for (Attempt a : push.attempts) {
                if (a.receipt == null) {
                    continue;
                }
                if (push.key != null) {
                    byKey.computeIfAbsent(push.key, k -> new LinkedHashSet<>()).add(a.receipt);
                }
                long good = push.recs.stream().filter(r -> !r.bad()).count();
                long there = diary.published.stream()
                        .filter(p -> p.intake().equals(a.receipt.intake()))
                        .count();
                if (there != good || a.receipt.accepted() != good) {
                    broken.add("receipt " + a.receipt.intake() + " promises " + good + " records, " + there
                            + " were published");
                }
            }
        }
        byKey.forEach((key, receipts) -> {
            if (receipts.size() > 1) {
                broken.add(key + " has several receipts: " + receipts);
            }
        });
    }

    /** Half an intake never is; what was refused is not there. */
    private void intakes() {
        for (Attempt a : diary.attempts.values()) {
            long good = a.recs.stream().filter(r -> !r.bad()).count();
            long there = diary.published.stream()
                    .filter(p -> p.intake().equals(a.intake))
                    .count();
            long parked = scene.shelf.rows().stream()
                    .filter(r -> r.intake().equals(a.intake) && r.subscription().isEmpty())
                    .count();
            boolean none = there == 0 && parked == 0;
            boolean all = there == good && parked == a.recs.size() - good;
            if (!a.mend && !none && !all) {
                broken.add("half of intake " + a.intake + ": " + there + " of " + good + " published, " + parked
                        + " parked");
            }
            if (there > 0 && a.refused == org.huitong.message.ErrorCode.PUBLISH_UNAVAILABLE) {
                broken.add("intake " + a.intake + " was refused and is published");
            }
        }
    }

    /** What a sender meant once is there once, however often it was tried; nothing is invented. */
    private void serials() {
        Map<Integer, Set<String>> ids = new HashMap<>();
        diary.published.forEach(
                p -> ids.computeIfAbsent(p.serial(), s -> new HashSet<>()).add(p.id()));
        scene.shelf.rows().stream()
                .filter(r -> r.subscription().isEmpty())
                .forEach(r ->
                        ids.computeIfAbsent(serial(r), s -> new HashSet<>()).add(r.record()));
        ids.forEach((serial, many) -> {
            if (many.size() > 1) {
                broken.add("record " + serial + " of its sender came in more than once: " + many);
            }
        });
        diary.table.stream()
                .filter(rec -> !ids.containsKey(rec.serial()))
                .forEach(rec -> broken.add("row " + rec + " of the table never came in"));
        for (Arrival a : diary.arrivals) {
            Published p = byId.get(a.id());
            if (p == null || p.serial() != a.serial() || !p.key().equals(a.key())) {
                broken.add(a + " was never published");
            }
        }
    }

    private static int serial(Rows.Row row) {
        return (Integer)
                org.huitong.message.Json.read(row.input().getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.class)
                        .get("serial");
    }

    /** Nothing discarded comes back, nothing is sent as it was before it was mended. */
    private void acts() {
        for (Diary.Act act : diary.acts) {
            List<Arrival> later = diary.arrivals.subList(act.arrivals(), diary.arrivals.size());
            for (Arrival a : later) {
                boolean same = a.id().equals(act.record()) && a.subscription().equals(act.subscription());
                if (same && act.word().equals("discard")) {
                    broken.add(a + " came after it was discarded");
                }
                if (same && act.word().equals("edit") && a.revision() < act.revision()) {
                    broken.add(a + " came as it was before it was mended to revision " + act.revision());
                }
            }
            if (act.word().equals("discard") && act.subscription().isEmpty() && place.containsKey(act.record())) {
                broken.add(act.record() + " was discarded before publish and is published");
            }
        }
    }

    /** Per key, effects follow publish order; a repeat is the same again and never a step back. */
    private void order(Scene.Subscription s) {
        Map<String, Arrival> last = new HashMap<>();
        Map<String, String> content = new HashMap<>();
        Set<String> rows = new HashSet<>();
        rows(s.id()).forEach(r -> rows.add(r.record()));
        for (Arrival a : arrivals(s)) {
            String known = content.putIfAbsent(name(a), a.data());
            if (known != null && !known.equals(a.data())) {
                broken.add(s.id() + ": " + name(a) + " came with two contents");
            }
            if (!a.told() && rows.contains(a.id())) {
                continue; // an effect nobody heard of, of a record that was then parked as suspected poison
            }
            Arrival before = last.put(a.key(), a);
            if (before != null && !gaveUp(before)) {
                int step = place.getOrDefault(a.id(), -1) - place.getOrDefault(before.id(), -1);
                if (step < 0 || step == 0 && a.revision() < before.revision()) {
                    broken.add(s.id() + ": a step back at " + a.key() + " from " + name(before) + " to " + name(a));
                }
            }
        }
    }

    /** A person gave the later one up: what is replayed after that is his decision. */
    private boolean gaveUp(Arrival a) {
        return diary.acts.stream()
                .anyMatch(act -> act.word().equals("discard")
                        && act.record().equals(a.id())
                        && act.subscription().equals(a.subscription()));
    }

    private static String name(Arrival a) {
        return a.id() + "." + a.revision();
    }

    private List<Arrival> arrivals(Scene.Subscription s) {
        return diary.arrivals.stream()
                .filter(a -> a.subscription().equals(s.id()))
                .toList();
    }

    private List<Rows.Row> rows(String subscription) {
        return scene.shelf.rows().stream()
                .filter(r -> r.subscription().equals(subscription))
                .toList();
    }

    /** Every published record ended delivered, superseded, parked, held or discarded. */
    private void settled(Scene.Subscription s) {
        Set<String> arrived = new HashSet<>();
        Map<String, Integer> newest = new HashMap<>();
        for (Arrival a : arrivals(s)) {
            arrived.add(a.id());
            newest.merge(a.key(), place.getOrDefault(a.id(), -1), Math::max);
        }
        Map<String, RowState> states = new HashMap<>();
        rows(s.id()).forEach(r -> states.put(r.record(), r.state()));
        for (Published p : diary.published) {
            if (!p.resource().equals(s.resource())) {
                continue;
            }
            RowState state = states.get(p.id());
            boolean overtaken = !s.everyVersion() && newest.getOrDefault(p.key(), -1) > place.get(p.id());
            boolean good = state == null
                    ? arrived.contains(p.id()) || overtaken
                    : switch (state) {
                        case RESOLVED -> arrived.contains(p.id());
                        case SUPERSEDED -> overtaken;
                        default -> true;
                    };
            if (!good) {
                broken.add(s.id() + ": " + p + " is lost (row " + state + ")");
            }
        }
    }

    private void counts(Scene.Subscription s) {
        long published = diary.published.stream()
                .filter(p -> p.resource().equals(s.resource()))
                .count();
        Map<Tally, Long> tallies = scene.shelf.tallies(s.id());
        long received = tallies.getOrDefault(Tally.RECEIVED, 0L);
        long delivered = tallies.getOrDefault(Tally.DELIVERED, 0L);
        long superseded = tallies.getOrDefault(Tally.SUPERSEDED, 0L);
        long rows = rows(s.id()).size();
        if (received != published || received != delivered + superseded + rows) {
            broken.add(s.id() + ": counts do not add up: published " + published + ", received " + received
                    + ", delivered " + delivered + ", superseded " + superseded + ", rows " + rows);
        }
    }

    private void sources() {
        for (String subject : List.of(
                Scene.PUSHING + "/" + Scene.PERSON,
                Scene.PUSHING + "/" + Scene.MOVE,
                Scene.POLLED + "/" + Scene.PERSON)) {
            Set<String> there = new HashSet<>();
            diary.published.forEach(p -> there.add(p.intake()));
            rows("").forEach(r -> there.add(r.intake()));
            long received = diary.attempts.values().stream()
                    .filter(a -> !a.mend && (a.system + "/" + a.resource).equals(subject) && there.contains(a.intake))
                    .mapToLong(a -> a.recs.size())
                    .sum();
            long counted = scene.shelf.tallies(subject).getOrDefault(Tally.RECEIVED, 0L);
            if (counted != received) {
                broken.add(subject + ": " + counted + " counted as received, " + received + " are there");
            }
        }
    }

    private void tokens() {
        if (scene.bus.depth(Run.token()) != 1) {
            broken.add("the source has " + scene.bus.depth(Run.token()) + " tokens");
        }
    }
}
