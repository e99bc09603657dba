package org.huitong.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.failed.Rows;
import org.huitong.message.RowState;
import org.huitong.message.Tally;
import org.huitong.model.Diary.Arrival;
import org.huitong.model.Diary.Published;

/** Says what was broken, from the diary and the final store and queues alone; knows nothing of how it is done. */
final class Checker {
    private final Scene scene;
    private final Diary diary;
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> place = new HashMap<>();

    Checker(Scene scene) {
        this.scene = scene;
        this.diary = scene.diary;
        diary.published.forEach(p -> place.putIfAbsent(p.id(), place.size()));
    }

    /** After the quiet phase: nothing lost, nothing doubled, all in order, counts add up. */
    List<String> first() {
        broken.addAll(new InwardChecker(scene).broken());
        acts();
        givenUp();
        for (Scene.Subscription s : scene.subscriptions()) {
            order(s);
            settled(s);
            counts(s);
        }
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

    /** Nothing discarded comes back, nothing is sent as it was before it was mended. */
    private void acts() {
        for (Diary.Act act : diary.acts) {
            int end = act.word().equals("discard") ? diary.restored(act) : diary.arrivals.size();
            List<Arrival> later = diary.arrivals.subList(act.arrivals(), end);
            for (Arrival a : later) {
                boolean same = a.id().equals(act.record()) && a.subscription().equals(act.subscription());
                if (same && act.word().equals("discard")) {
                    broken.add(a + " came after it was discarded");
                }
                if (same && act.word().equals("edit") && a.revision() < act.revision()) {
                    broken.add(a + " came as it was before it was mended to revision " + act.revision());
                }
            }
            boolean gone = act.word().equals("discard") && diary.stands("discard", act.subscription(), act.record());
            if (gone && act.subscription().isEmpty() && place.containsKey(act.record())) {
                broken.add(act.record() + " was discarded before publish and is published");
            }
        }
    }

    /** What was given up is not sent any more. */
    private void givenUp() {
        for (Diary.GivenUp g : diary.givenUp) {
            diary.arrivals.subList(g.arrivals(), diary.arrivals.size()).stream()
                    .filter(a -> a.subscription().equals(g.subscription()))
                    .filter(a -> position(a.id()) < g.published())
                    .filter(a -> !restoredSince(g, a))
                    .forEach(a -> broken.add(a + " came after it was given up"));
        }
    }

    /** It was discarded already, and a person has taken that back after the rest was given up: his decision. */
    private boolean restoredSince(Diary.GivenUp g, Arrival a) {
        return diary.acts.stream()
                .anyMatch(act -> act.word().equals("restore")
                        && act.record().equals(a.id())
                        && act.subscription().equals(a.subscription())
                        && act.arrivals() >= g.arrivals());
    }

    /** Among all that was published; a record that the bus holds twice stands at its first place. */
    private int position(String id) {
        for (int i = 0; i < diary.published.size(); i++) {
            if (diary.published.get(i).id().equals(id)) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private boolean mayBeGivenUp(Scene.Subscription s, Published p) {
        return diary.givenUp.stream()
                .anyMatch(g -> g.subscription().equals(s.id()) && position(p.id()) < g.published());
    }

    /** Per key, effects follow publish order; a repeat is the same again and never a step back. */
    private void order(Scene.Subscription s) {
        Map<String, Arrival> last = new HashMap<>();
        Map<String, String> content = new HashMap<>();
        for (Arrival a : arrivals(s)) {
            String known = content.putIfAbsent(name(a), a.data());
            if (known != null && !known.equals(a.data())) {
                broken.add(s.id() + ": " + name(a) + " came with two contents");
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

    /** A person gave the later one up, alone or with all that waited: what is replayed after that is his decision. */
    private boolean gaveUp(Arrival a) {
        boolean alone = diary.acts.stream()
                .anyMatch(act -> act.word().equals("discard")
                        && act.record().equals(a.id())
                        && act.subscription().equals(a.subscription()));
        return alone
                || diary.givenUp.stream()
                        .anyMatch(g -> g.subscription().equals(a.subscription()) && position(a.id()) < g.published());
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
                    ? arrived.contains(p.id()) || overtaken || mayBeGivenUp(s, p)
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
        long discarded = tallies.getOrDefault(Tally.DISCARDED, 0L);
        if (received != published || received != delivered + superseded + rows + discarded) {
            broken.add(s.id() + ": counts do not add up: published " + published + ", received " + received
                    + ", delivered " + delivered + ", superseded " + superseded + ", discarded " + discarded + ", rows "
                    + rows);
        }
    }

    private void tokens() {
        if (scene.bus.depth(Run.token()) != 1) {
            broken.add("the source has " + scene.bus.depth(Run.token()) + " tokens");
        }
    }
}
