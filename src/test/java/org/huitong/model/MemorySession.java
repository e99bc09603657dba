package org.huitong.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huitong.bus.Session;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.huitong.model.World.Fate;

/** A transaction on the broker in memory; after a failed call it can only be closed. */
final class MemorySession implements Session {
    private final MemoryBus bus;
    private final World world;
    private final String queue;
    private final int life;
    private final List<MemoryBus.Message> taken = new ArrayList<>();
    private final List<Parcel> sends = new ArrayList<>();
    private int acknowledged;
    private boolean refused;
    private boolean broken;

    MemorySession(MemoryBus bus, String queue) {
        this.bus = bus;
        this.world = bus.world;
        this.queue = queue;
        this.life = bus.life();
    }

    @Override
    public Parcel take(Duration wait) {
        step("bus.take");
        for (MemoryBus.Message message : bus.queue(queue).values()) {
            if (message.hand == null) {
                message.hand = this;
                taken.add(message);
                world.frame().takes++;
                return message.parcel;
            }
            if (message.hand != this) {
                throw new IllegalStateException("two sessions take from " + queue);
            }
        }
        return null;
    }

    @Override
    public void acknowledge(Parcel upTo) {
        step("bus.acknowledge");
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i).parcel == upTo) {
                acknowledged = i + 1;
                return;
            }
        }
        throw new IllegalStateException("acknowledged what was not taken");
    }

    @Override
    public void send(Parcel parcel) {
        usable();
        world.at("bus.send");
        world.frame().sends++;
        if (world.chance(world.dials.fail() / 2)) {
            world.say(() -> "bus.send to " + parcel.address() + " is refused");
            world.coverage.refusedSend(world.frame());
            refused = true;
            if (world.random.nextBoolean()) {
                throw broken(ErrorCode.PUBLISH_UNAVAILABLE, "bus.send");
            }
            return;
        }
        sends.add(parcel);
    }

    @Override
    public void commit() {
        usable();
        if (refused) {
            throw broken(ErrorCode.PUBLISH_UNAVAILABLE, "bus.commit");
        }
        Fate fate = world.commit("bus.commit");
        usable();
        if (fate.kept()) {
            List<MemoryBus.Message> done = new ArrayList<>(taken.subList(0, acknowledged));
            taken.subList(0, acknowledged).clear();
            bus.apply(queue, done, List.copyOf(sends));
            world.frame().committed = true;
        }
        sends.clear();
        acknowledged = 0;
        if (fate.died()) {
            world.say(() -> fate.kept() ? "the commit was kept" : "the commit was lost");
            world.die("bus.commit");
        }
        world.frame().committing = false;
        if (fate != Fate.KEPT) {
            world.say(() -> "bus.commit: " + fate);
            if (fate.doubtful()) {
                world.coverage.doubt(world.frame());
            }
            throw broken(fate.doubtful() ? ErrorCode.PUBLISH_IN_DOUBT : ErrorCode.PUBLISH_UNAVAILABLE, "bus.commit");
        }
        world.at("after bus.commit");
    }

    @Override
    public void rollback() {
        usable();
        giveBack();
    }

    @Override
    public void close() {
        broken = true;
        if (life == bus.life() && !world.dead) {
            giveBack();
        }
    }

    private void giveBack() {
        taken.forEach(m -> m.hand = null);
        taken.clear();
        sends.clear();
        acknowledged = 0;
        refused = false;
    }

    /** For a mutant: the refusal is passed over. */
    void forgive() {
        refused = false;
        broken = false;
    }

    private void step(String point) {
        usable();
        world.at(point);
        if (world.chance(world.dials.fail() / 3)) {
            world.say(() -> point + " fails");
            throw broken(ErrorCode.PUBLISH_UNAVAILABLE, point);
        }
    }

    private void usable() {
        world.alive();
        if (life != bus.life()) {
            throw new IllegalStateException("a session outlived its process");
        }
        if (broken) {
            throw new HuitongException(ErrorCode.PUBLISH_UNAVAILABLE, "the session was used after it had failed.");
        }
    }

    private HuitongException broken(ErrorCode code, String point) {
        broken = true;
        return new HuitongException(code, "the model let " + point + " fail.");
    }
}
