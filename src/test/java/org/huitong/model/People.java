package org.huitong.model;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huitong.failed.Rows;
import org.huitong.message.BusRecord;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.RowState;
import org.huitong.message.Slice;

/** Operators: they mend, discard and replay rows they see, sometimes by a list that is out of date. */
final class People {
    private final Scene scene;
    private final World world;
    private Rows.Row before;
    private String lastWord;

    People(Scene scene) {
        this.scene = scene;
        this.world = scene.world;
    }

    /** Any row, by preference an open one. */
    private Rows.Row any(Random random) {
        List<Rows.Row> rows = scene.shelf.rows();
        List<Rows.Row> open = rows.stream()
                .filter(r -> r.state().open() && (!r.subscription().isEmpty() || r.no() % 4 == 0))
                .toList();
        if (open.isEmpty() || random.nextInt(8) == 0) {
            return rows.isEmpty() ? null : scene.one(rows, random);
        }
        return scene.one(open, random);
    }

    void act(String word, Random random) {
        Rows.Row row = any(random);
        if (row != null) {
            act(word, row, random.nextInt(5) == 0);
        }
    }

    void restore(Random random) {
        List<Rows.Row> gone = scene.shelf.rows().stream()
                .filter(r -> r.state() == RowState.DISCARDED)
                .toList();
        if (!gone.isEmpty()) {
            act("restore", scene.one(gone, random), false);
        }
    }

    /** The command whose answer may have been lost, once more. */
    void again() {
        if (before != null) {
            act(lastWord, before, false);
        }
    }

    void act(String word, Rows.Row row, boolean badly) {
        before = row;
        lastWord = word;
        world.act(new Frame(Frame.Actor.PERSON, "row " + row.no()), () -> {
            try {
                world.coverage.personActs(scene, row);
                world.store("store.act");
                boolean repeated = stands(word, row);
                boolean ofJob = word.equals("replay") && ofJob(row);
                Rows.Row after =
                        switch (word) {
                            case "edit" ->
                                scene.shelf.edit(row.no(), row.revision(), mended(row, badly), "wang", "typo");
                            case "discard" -> scene.shelf.discard(row.no(), "wang", "wrong");
                            case "restore" -> scene.shelf.restore(row.no(), "wang", "it was right");
                            default -> scene.shelf.replay(row.no(), "wang");
                        };
                if (ofJob) {
                    scene.diary.broken.add("row " + row.no() + " was replayed beside the job that it is in");
                }
                if (repeated) {
                    scene.diary.broken.add(word + " of row " + row.no() + " was accepted twice");
                }
                scene.diary.acts.add(new Diary.Act(
                        word, row.subscription(), row.record(), after.revision(), scene.diary.arrivals.size()));
                world.say(() -> word + " row " + row.no() + " (" + row.record() + " at " + row.subscription()
                        + "): now " + after.state() + " revision " + after.revision());
                world.frame().acted = true;
                world.at("after store.act");
                poke(row.subscription());
            } catch (HuitongException e) {
                if (e.code() == ErrorCode.OPERATE_STALE) {
                    world.say(() -> word + " row " + row.no() + " is stale");
                }
            }
        });
    }

    private boolean ofJob(Rows.Row row) {
        return scene.shelf.jobs().all().stream()
                .filter(job -> !job.state().over())
                .flatMap(job -> scene.shelf.jobs().members(job.no()).stream())
                .anyMatch(m -> m.row() == row.no() && m.fate().open());
    }

    private boolean stands(String word, Rows.Row row) {
        if (word.equals("discard") || word.equals("restore")) {
            return scene.diary.stands(word, row.subscription(), row.record());
        }
        return scene.diary.acts.stream()
                .anyMatch(a -> a.word().equals(word)
                        && !word.equals("replay")
                        && a.record().equals(row.record())
                        && a.subscription().equals(row.subscription())
                        && a.revision() == row.revision() + 1);
    }

    private void poke(String subscription) {
        if (scene.gateway != null && !subscription.isEmpty()) {
            scene.gateway.workers.get(subscription).poke();
        }
    }

    private static String mended(Rows.Row row, boolean badly) {
        if (row.subscription().isEmpty()) {
            Map<String, Object> text =
                    new LinkedHashMap<>(Senders.object(row.input().getBytes(StandardCharsets.UTF_8)));
            text.put("bad", badly);
            return Json.text(text);
        }
        if (badly) {
            return "no record";
        }
        BusRecord r = Slice.record(row.input());
        Map<String, Object> data = new LinkedHashMap<>(r.data());
        data.put("mended", row.revision() + 1);
        return Slice.text(new BusRecord(r.id(), r.key(), r.version(), r.revision(), r.op(), data));
    }
}
