package org.huitong.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.huitong.bus.Lease;
import org.huitong.bus.Publication;
import org.huitong.failed.Rows;
import org.huitong.message.BusRecord;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Json;
import org.huitong.message.Op;
import org.huitong.message.Raw;
import org.huitong.message.Receipt;
import org.huitong.model.Diary.Attempt;
import org.huitong.model.Diary.Push;
import org.huitong.model.Diary.Rec;
import org.huitong.receive.Claims;

/** The way in, as the routes run it: claim, intake, publication, answer. */
final class Senders {
    private static final int MOST_OF_A_POLL = 4;

    private final Scene scene;
    private final World world;
    private final Diary diary;

    Senders(Scene scene) {
        this.scene = scene;
        this.world = scene.world;
        this.diary = scene.diary;
    }

    void push(Push push) {
        Attempt attempt = new Attempt(push.system, push.resource, push.recs, push, false);
        push.attempts.add(attempt);
        if (scene.gateway == null) {
            attempt.over = true;
            return;
        }
        world.say(() -> "push " + push.key + " " + push.recs);
        world.act(new Frame(Frame.Actor.SENDER, push.digest), () -> {
            world.at("request");
            if (push.key == null) {
                publish(attempt, null);
                return;
            }
            Claims.Key key = new Claims.Key(push.system, push.key);
            world.coverage.claim(scene, push);
            scene.gateway.claims.claim(key, push.resource, push.digest).whenComplete((known, failure) -> {
                if (failure != null) {
                    refused(attempt, failure);
                } else if (known.isPresent()) {
                    answered(attempt, known.get());
                } else {
                    publish(attempt, key);
                }
            });
        });
    }

    private void publish(Attempt attempt, Claims.Key key) {
        Intake intake = intake(attempt, key == null ? null : key.key(), attempt.push.digest, null);
        Publication publication = Publication.of(intake, scene.publishTerms(attempt.resource));
        submit(attempt, publication, key);
    }

    private void submit(Attempt attempt, Publication publication, Claims.Key key) {
        Gateway gateway = scene.gateway;
        world.at("submit");
        gateway.waiting++;
        scene.sabotage
                .submitted(gateway.publisher.submit(publication.slices(), publication.event()))
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        answered(attempt, publication.receipt());
                    } else {
                        refused(attempt, failure);
                    }
                    if (key != null) {
                        gateway.claims.release(key);
                    }
                });
    }

    private void answered(Attempt attempt, Receipt receipt) {
        world.at("answer");
        attempt.receipt = receipt;
        attempt.over = true;
        world.say(() -> "202 " + receipt.intake() + " for " + (attempt.push == null ? "" : attempt.push.key));
    }

    private void refused(Attempt attempt, Throwable failure) {
        world.at("answer");
        Throwable cause = failure instanceof CompletionException c ? c.getCause() : failure;
        if (!(cause instanceof HuitongException refusal)) {
            throw new IllegalStateException(cause);
        }
        attempt.refused = refusal.code();
        attempt.over = true;
        world.say(() -> refusal.code() + " for " + (attempt.push == null ? "" : attempt.push.key));
    }

    /** One poll of the table; true where it took something. */
    boolean poll() {
        boolean[] more = {false};
        world.act(new Frame(Frame.Actor.POLLER, Scene.SOURCE), () -> {
            Gateway gateway = scene.gateway;
            try {
                Lease lease = gateway.lease(Scene.SOURCE);
                int from = ((Number) object(lease.watermark()).getOrDefault("n", 0)).intValue();
                world.at("table");
                List<Rec> recs =
                        List.copyOf(diary.table.subList(from, Math.min(diary.table.size(), from + MOST_OF_A_POLL)));
                if (!recs.isEmpty()) {
                    Attempt attempt = new Attempt(Scene.POLLED, Scene.PERSON, recs, null, false);
                    Intake intake = intake(attempt, null, "polled", null);
                    Publication publication = Publication.of(intake, scene.publishTerms(Scene.PERSON));
                    byte[] next = Json.bytes(Map.of("n", from + recs.size()));
                    lease.commit(publication.slices(), publication.event(), next);
                    more[0] = true;
                    world.say(() -> "poll " + recs);
                }
            } catch (HuitongException e) {
                if (e.code() == ErrorCode.SOURCE_TOKEN) {
                    diary.broken.add("the source stopped: " + e.getMessage());
                }
                gateway.dropLease();
            }
        });
        return more[0];
    }

    /** Publishes again what was parked before publish and marked by a person. */
    void mend() {
        world.act(new Frame(Frame.Actor.SENDER, "mend"), () -> {
            try {
                world.store("store.read");
            } catch (HuitongException e) {
                return;
            }
            for (Rows.Row row : scene.shelf.rows()) {
                if (row.subscription().isEmpty() && row.state() == org.huitong.message.RowState.REPLAYING) {
                    mend(row);
                }
            }
        });
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(byte[] json) {
        return Json.read(json, Map.class);
    }

    private void mend(Rows.Row row) {
        Map<String, Object> text = object(row.current().getBytes(StandardCharsets.UTF_8));
        Rec rec = new Rec((Integer) text.get("serial"), (String) text.get("key"), (Boolean) text.get("bad"));
        Attempt attempt = new Attempt(row.system(), row.resource(), List.of(rec), null, true);
        Intake.Mend mend = new Intake.Mend(row.no(), row.record(), row.revision());
        Claims.Key key = new Claims.Key(row.system(), "replay:" + row.record() + ":" + row.revision());
        String digest = "mended " + row.current();
        scene.gateway.claims.claim(key, row.resource(), digest).whenComplete((known, failure) -> {
            if (failure == null && known.isEmpty()) {
                Intake intake = intake(attempt, key.key(), digest, mend);
                submit(attempt, Publication.of(intake, scene.publishTerms(row.resource())), key);
            }
        });
    }

    private Intake intake(Attempt attempt, String key, String digest, Intake.Mend mend) {
        long sequence = scene.gateway.sequence.next();
        attempt.intake = scene.gateway.sequence.id(sequence);
        diary.attempts.put(attempt.intake, attempt);
        List<Raw> raws = new ArrayList<>();
        attempt.recs.forEach(r -> raws.add(raw(raws.size(), r)));
        Intake raw = new Intake(
                attempt.intake,
                sequence,
                attempt.system,
                attempt.resource,
                key,
                digest,
                Instant.ofEpochMilli(world.clock),
                attempt.push == null && mend == null,
                raws,
                List.of(),
                List.of(),
                mend);
        List<BusRecord> good = new ArrayList<>();
        List<Intake.Parked> bad = new ArrayList<>();
        for (int i = 0; i < raws.size(); i++) {
            Rec rec = attempt.recs.get(i);
            if (rec.bad()) {
                Defect defect = new Defect(i, "/" + i, "key", "model", "it is bad. Mend it.");
                bad.add(new Intake.Parked(raws.get(i), raw.recordId(i), defect));
            } else {
                good.add(record(raw, i, rec));
            }
        }
        return raw.normalized(good, bad);
    }

    private static BusRecord record(Intake intake, int index, Rec rec) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", rec.key());
        data.put("serial", rec.serial());
        long version = intake.polled() ? rec.serial() : intake.sequence();
        return new BusRecord(intake.recordId(index), rec.key(), version, intake.revision(), Op.UPSERT, data);
    }

    private static Raw raw(int index, Rec rec) {
        byte[] text = Json.bytes(text(rec));
        return new Raw(index, "/" + index, Map.of(), text, 0, text.length);
    }

    static Map<String, Object> text(Rec rec) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("serial", rec.serial());
        text.put("key", rec.key());
        text.put("bad", rec.bad());
        return text;
    }
}
