package org.huitong.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.huitong.deliver.Connector;
import org.huitong.deliver.Outcome;
import org.huitong.deliver.Outgoing;
import org.huitong.deliver.Trouble;

/** A consumer: in the mood the history gives it, and with records it refuses or dies of for ever. */
final class Far implements Connector {
    private static final Outcome REFUSED = new Outcome(Trouble.RECORD, "http 422", "it answered HTTP 422.");
    private static final Outcome AWAY = new Outcome(Trouble.OUTAGE, "http 503", "it answered HTTP 503.");
    private static final Outcome LOCKED = new Outcome(Trouble.CONNECTOR, "http 401", "it answered HTTP 401.");

    private final World world;
    private final Diary diary;
    private final String subscription;
    /** Refused (or answered 500, where false) until mended this often. */
    private final Map<Integer, Boolean> sick = new HashMap<>();

    private final Set<String> applied = new HashSet<>();

    Mood mood = Mood.WELL;
    boolean live = true;

    /** How it answers. */
    enum Mood {
        WELL,
        REFUSES,
        AWAY,
        LOCKED,
        LOSES_ANSWERS
    }

    Far(World world, Diary diary, String subscription) {
        this.world = world;
        this.diary = diary;
        this.subscription = subscription;
    }

    void sicken(int serial, boolean refused) {
        sick.put(serial, refused);
    }

    void heal() {
        sick.clear();
        mood = Mood.WELL;
        live = true;
    }

    @Override
    public Outcome send(Outgoing record) {
        world.alive();
        if (!live) {
            diary.broken.add(record.id() + " was sent to " + subscription + " after the withdrawal");
        }
        world.at("call");
        int serial = Diary.serialOf(record.data());
        Boolean sickness = record.revision() > 0 ? null : sick.get(serial);
        Outcome outcome = sickness != null ? (sickness ? REFUSED : AWAY) : answer();
        String effect = record.id() + "." + record.revision();
        if (outcome == REFUSED && applied.contains(effect)) {
            outcome = Outcome.DELIVERED; // the sink contract: a repeat is not refused by who has applied it
        }
        Frame frame = world.frame();
        if (outcome.delivered() || mood == Mood.LOSES_ANSWERS && sickness == null) {
            applied.add(effect);
            diary.arrivals.add(new Diary.Arrival(
                    subscription,
                    record.id(),
                    record.revision(),
                    record.key(),
                    record.version(),
                    record.op(),
                    serial,
                    record.data().toString(),
                    outcome.delivered()));
            boolean told = outcome.delivered();
            world.say(() ->
                    subscription + " has " + record.key() + " " + effect + (told ? "" : ", but its answer was lost"));
            if (!outcome.delivered()) {
                world.coverage.lostAnswer(frame);
            }
            frame.answerLost = true;
            world.at("after call");
            frame.answerLost = false;
        } else {
            String cause = outcome.cause();
            world.say(() -> subscription + " answers " + record.key() + " " + effect + ": " + cause);
        }
        frame.calls++;
        return outcome;
    }

    private Outcome answer() {
        return switch (mood) {
            case WELL -> world.chance(world.dials.fail()) ? AWAY : Outcome.DELIVERED;
            case REFUSES -> REFUSED;
            case AWAY, LOSES_ANSWERS -> AWAY;
            case LOCKED -> LOCKED;
        };
    }
}
