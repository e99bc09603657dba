package org.huitong.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huitong.bus.Lease;
import org.huitong.bus.PublishTerms;
import org.huitong.deliver.Pace;
import org.huitong.deliver.Terms;
import org.huitong.element.Mask;
import org.huitong.message.Events;
import org.huitong.message.Slice;

/** What outlives the gateway: bus, store, consumers, and the diary; and the gateway of now, null while it is down. */
final class Scene {
    static final Pace PACE = new Pace(3, 6, Duration.ofMillis(100), Duration.ofSeconds(2), 2, 3);
    static final String PERSON = "person";
    static final String MOVE = "move";
    static final String PUSHING = "registry.push";
    static final String POLLED = "registry.table";
    static final String SOURCE = POLLED + "." + PERSON;

    final World world;
    final Diary diary = new Diary();
    final MemoryBus bus;
    final Shelf shelf;
    final Sabotage sabotage;
    final Map<String, Far> fars = new LinkedHashMap<>();
    Gateway gateway;

    /** One consumer on one resource. */
    record Subscription(String id, String resource, boolean everyVersion) {}

    Scene(World world, Shelf shelf, Sabotage sabotage) {
        this.world = world;
        this.shelf = shelf;
        this.sabotage = sabotage;
        this.bus = new MemoryBus(world);
        bus.declareQueue(Events.ADDRESS);
        bus.declareTokenQueue(Lease.queue(SOURCE));
        for (Subscription s : subscriptions()) {
            bus.declareSubscription(Slice.ADDRESS + s.resource(), s.id());
            fars.put(s.id(), new Far(world, diary, s.id()));
        }
        world.stack.push(new Frame(Frame.Actor.START, "first"));
        Lease.set(bus, SOURCE, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        world.stack.pop();
        bus.watch(diary::committed);
        world.dying = () -> world.coverage.death(this);
    }

    List<Subscription> subscriptions() {
        return List.of(
                new Subscription("hall." + PERSON, PERSON, false),
                new Subscription("estate." + PERSON, PERSON, false),
                new Subscription("hall." + MOVE, MOVE, true));
    }

    PublishTerms publishTerms(String resource) {
        return new PublishTerms(
                resource.equals(MOVE),
                1,
                subscriptions().stream()
                        .filter(s -> s.resource().equals(resource))
                        .map(Subscription::id)
                        .toList(),
                true);
    }

    Terms terms(Subscription s) {
        Far far = fars.get(s.id());
        return new Terms(
                s.id(),
                s.resource(),
                s.everyVersion(),
                "key",
                1,
                Map.of("key", Mask.CLEAR, "serial", Mask.CLEAR, "mended", Mask.CLEAR),
                () -> far.live && !far.waits && far.discard == null,
                () -> new Terms.Closed("closed", 0),
                far.discard);
    }

    /** Leaves a dead life behind; what it had in hand is back in the queues. */
    void bury() {
        if (world.dead) {
            bus.crash();
            sabotage.crash();
            gateway = null;
            world.dead = false;
            diary.attempts.values().forEach(a -> a.over = true);
            diary.pushes.forEach(p -> p.attempts.forEach(a -> a.over = true));
        }
    }

    <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
