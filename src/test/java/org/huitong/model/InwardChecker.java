package org.huitong.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.failed.Rows;
import org.huitong.message.ErrorCode;
import org.huitong.message.Tally;
import org.huitong.model.Diary.Arrival;
import org.huitong.model.Diary.Attempt;
import org.huitong.model.Diary.Published;

/** The {@link Checker}'s half that looks at senders, receipts and what was published. */
final class InwardChecker {
    private final Scene scene;
    private final Diary diary;
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Published> byId = new HashMap<>();

    InwardChecker(Scene scene) {
        this.scene = scene;
        this.diary = scene.diary;
        for (Published p : diary.published) {
            if (byId.put(p.id(), p) != null) {
                broken.add(p.id() + " was published twice");
            }
        }
    }

    List<String> broken() {
        receipts();
        intakes();
        serials();
        sources();
        return broken;
    }

    private List<Rows.Row> parked() {
        return scene.shelf.rows().stream()
                .filter(r -> r.subscription().isEmpty())
                .toList();
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
            if (there > 0 && a.refused == ErrorCode.PUBLISH_UNAVAILABLE) {
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

    private void sources() {
        for (String subject : List.of(
                Scene.PUSHING + "/" + Scene.PERSON,
                Scene.PUSHING + "/" + Scene.MOVE,
                Scene.POLLED + "/" + Scene.PERSON)) {
            Set<String> there = new HashSet<>();
            diary.published.forEach(p -> there.add(p.intake()));
            parked().forEach(r -> there.add(r.intake()));
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
}
