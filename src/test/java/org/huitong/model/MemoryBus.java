package org.huitong.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.huitong.bus.Bus;
import org.huitong.bus.Session;
import org.huitong.message.Parcel;

/**
 * A broker in memory: addresses, queues in order, transactions, last-value tokens. What is committed survives a crash;
 * what was in hand goes back to its place.
 */
final class MemoryBus implements Bus {
    final World world;
    private final Map<String, List<String>> addresses = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, Message>> queues = new LinkedHashMap<>();
    private final List<Consumer<Parcel>> watchers = new ArrayList<>();
    private long next;
    private int life;

    /** A message in its place. */
    static final class Message {
        final long place;
        final Parcel parcel;
        MemorySession hand;

        Message(long place, Parcel parcel) {
            this.place = place;
            this.parcel = parcel;
        }
    }

    MemoryBus(World world) {
        this.world = world;
    }

    /** Hears of every message that became durable, in order. */
    void watch(Consumer<Parcel> watcher) {
        watchers.add(watcher);
    }

    /** The process died: sessions are gone, what they had in hand is back in order. */
    void crash() {
        life++;
        queues.values().forEach(q -> q.values().forEach(m -> m.hand = null));
    }

    int life() {
        return life;
    }

    @Override
    public Session open(String queue) {
        world.call("bus.open", org.huitong.message.ErrorCode.PUBLISH_UNAVAILABLE);
        return new MemorySession(this, queue);
    }

    @Override
    public long depth(String queue) {
        return queue(queue).size();
    }

    @Override
    public void declareQueue(String name) {
        queues.computeIfAbsent(name, n -> new TreeMap<>());
        addresses.computeIfAbsent(name, n -> new ArrayList<>(List.of(name)));
    }

    @Override
    public void declareTokenQueue(String name) {
        declareQueue(name);
    }

    @Override
    public void declareSubscription(String address, String queue) {
        queues.computeIfAbsent(queue, n -> new TreeMap<>());
        List<String> bound = addresses.computeIfAbsent(address, n -> new ArrayList<>());
        if (!bound.contains(queue)) {
            bound.add(queue);
        }
    }

    TreeMap<Long, Message> queue(String name) {
        return queues.getOrDefault(name, new TreeMap<>());
    }

    /** Bodies in a queue, in order. */
    List<Parcel> parcels(String name) {
        return queue(name).values().stream().map(m -> m.parcel).toList();
    }

    void apply(String takenFrom, List<Message> done, List<Parcel> sends) {
        done.forEach(m -> queue(takenFrom).remove(m.place));
        for (Parcel parcel : sends) {
            for (String name : addresses.getOrDefault(parcel.address(), List.of())) {
                TreeMap<Long, Message> queue = queue(name);
                if (parcel.lastValueKey() != null) {
                    queue.values().removeIf(m -> parcel.lastValueKey().equals(m.parcel.lastValueKey()));
                }
                queue.put(++next, new Message(next, parcel));
            }
            watchers.forEach(w -> w.accept(parcel));
        }
    }
}
