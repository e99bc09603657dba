package org.huitong.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.huitong.deliver.Answer;
import org.huitong.deliver.Batch;
import org.huitong.deliver.Connector;
import org.huitong.deliver.Outcome;
import org.huitong.deliver.Outgoing;
import org.huitong.deliver.Terms;
import org.huitong.deliver.Trouble;

/** A consumer: in the mood the history gives it, with records it refuses or dies of for ever, alone or in batches. */
final class Far implements Connector {
    private static final Outcome REFUSED = new Outcome(Trouble.RECORD, "http 422", "it answered HTTP 422.");
    private static final Outcome AWAY = new Outcome(Trouble.OUTAGE, "http 503", "it answered HTTP 503.");
    private static final Outcome LOCKED = new Outcome(Trouble.CONNECTOR, "http 401", "it answered HTTP 401.");

    private final World world;
    private final Diary diary;
    private final String subscription;
    /** Refused (or answered 500, where false) until mended this often. */
    private final Map<Integer, Boolean> sick = new HashMap<>();

    /** The process dies while such a one is being sent, so often, whether it has arrived or not. */
    private final Map<Integer, Integer> deadly = new HashMap<>();

    private final Set<String> applied = new HashSet<>();

    Batch batch = Batch.SINGLE;
    /** Whether it says which records it refuses, and whether it works on behind one. */
    private boolean names;

    private boolean goesOn = true;

    Mood mood = Mood.WELL;
    boolean live = true;
    /** What came while it was closed waits for a person's word; a person has given it up. Both stand in the store. */
    boolean waits;

    Terms.Discard discard;
    final Ledger ledger;
    final ModelBook book;

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
        this.ledger = new Ledger(world, subscription);
        this.book = new ModelBook(world, ledger);
    }

    void sicken(int serial, boolean refused) {
        sick.put(serial, refused);
    }

    void poison(int serial, int deaths) {
        deadly.put(serial, deaths);
    }

    void heal() {
        sick.clear();
        deadly.clear();
        mood = Mood.WELL;
        live = true;
        waits = false;
    }

    /** One record a call or several, whole or not, with names for the bad ones or without. */
    void takes(Random random) {
        batch = random.nextInt(3) == 0 ? Batch.SINGLE : new Batch(2 + random.nextInt(3), random.nextBoolean());
        names = random.nextBoolean();
        goesOn = random.nextBoolean();
        ledger.limits(random);
    }

    @Override
    public Answer send(List<Outgoing> records) {
        world.alive();
        records.forEach(this::mayCome);
        diary.broken.addAll(ledger.call(records));
        world.at("call");
        records.forEach(this::mayKill);
        Frame frame = world.frame();
        Map<Integer, Outcome> own = own(records);
        Answer answer = answer(own, records.size());
        boolean told = answer.outcome().delivered();
        List<Outgoing> applies = applies(records, own, answer);
        for (Outgoing record : applies) {
            apply(record, told);
            frame.halfApplied = !batch.atomic() && record != applies.get(applies.size() - 1);
            if (frame.halfApplied) {
                halfApplied();
            }
        }
        frame.halfApplied = false;
        if (!applies.isEmpty()) {
            if (!told) {
                world.coverage.lostAnswer(frame);
            }
            frame.answerLost = true;
            world.at("after call");
            frame.answerLost = false;
        }
        String cause = answer.outcome().cause();
        world.say(() -> subscription + " answers "
                + records.stream().map(Far::name).toList() + ": " + (told ? "applied" : cause) + ", names "
                + answer.blamed().keySet());
        frame.calls++;
        return answer;
    }

    /** Such moments are few, so death is likelier there. */
    private void halfApplied() {
        Dials dials = world.dials;
        world.dials = dials.deadlier(5);
        try {
            world.at("half applied");
        } finally {
            world.dials = dials;
        }
    }

    private void mayKill(Outgoing record) {
        int serial = Diary.serialOf(record.data());
        int deaths = deadly.getOrDefault(serial, 0);
        if (deaths > 0 && mood != Mood.LOCKED) {
            deadly.put(serial, deaths - 1);
            if (world.random.nextBoolean()) {
                apply(record, false);
            }
            world.coverage.hit(Coverage.Window.O6);
            world.die("call with a record that kills");
        }
    }

    private void mayCome(Outgoing record) {
        if (!live || waits || discard != null) {
            diary.broken.add(record.id() + " was sent to " + subscription + " after the withdrawal");
        }
    }

    private static String name(Outgoing record) {
        return record.id() + "." + record.revision();
    }

    /** What it has against single records. */
    private Map<Integer, Outcome> own(List<Outgoing> records) {
        Map<Integer, Outcome> own = new TreeMap<>();
        for (int i = 0; i < records.size(); i++) {
            Outgoing record = records.get(i);
            Boolean sickness = record.revision() > 0 ? null : sick.get(Diary.serialOf(record.data()));
            boolean refuses = sickness == null ? mood == Mood.REFUSES : sickness;
            // The sink contract: a repeat is not refused by who has applied it.
            if (refuses && !applied.contains(name(record))) {
                own.put(i, REFUSED);
            } else if (sickness != null && !sickness) {
                own.put(i, AWAY);
            }
        }
        return own;
    }

    private Answer answer(Map<Integer, Outcome> own, int size) {
        if (own.containsValue(AWAY) || mood == Mood.AWAY || mood == Mood.LOSES_ANSWERS) {
            return Answer.of(AWAY);
        }
        if (mood == Mood.LOCKED) {
            return Answer.of(LOCKED);
        }
        if (mood == Mood.WELL && world.chance(world.dials.fail())) {
            return Answer.of(AWAY);
        }
        if (own.isEmpty()) {
            return Answer.DELIVERED;
        }
        if (names && goesOn && !batch.atomic() && own.size() < size) {
            return new Answer(Outcome.DELIVERED, own);
        }
        return names ? new Answer(REFUSED, own) : Answer.of(REFUSED);
    }

    /** Which of them have their effect all the same; a consumer that is not atomic may stop half-way. */
    private List<Outgoing> applies(List<Outgoing> records, Map<Integer, Outcome> own, Answer answer) {
        boolean loses = mood == Mood.LOSES_ANSWERS;
        boolean half = !batch.atomic() && mood != Mood.LOCKED && records.size() > 1;
        List<Outgoing> good = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (!own.containsKey(i)) {
                good.add(records.get(i));
            } else if (!goesOn) {
                break;
            }
        }
        if (answer.outcome().delivered() || loses && (half || own.isEmpty())) {
            return good;
        }
        return half && !good.isEmpty() ? good.subList(0, world.random.nextInt(good.size() + 1)) : List.of();
    }

    private void apply(Outgoing record, boolean told) {
        applied.add(name(record));
        diary.arrivals.add(new Diary.Arrival(
                subscription,
                record.id(),
                record.revision(),
                record.key(),
                record.version(),
                record.op(),
                Diary.serialOf(record.data()),
                record.data().toString(),
                told));
        world.say(() -> subscription + " has " + record.key() + " " + name(record));
    }
}
