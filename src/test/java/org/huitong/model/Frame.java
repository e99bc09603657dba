package org.huitong.model;

/** One actor at work, and how far it has come: what a crash window is told by. */
final class Frame {
    /** Who acts; one of each at a time, people and senders excepted. */
    enum Actor {
        SENDER,
        PUBLISHER,
        POLLER,
        DRAINER,
        WORKER,
        FEEDER,
        PERSON,
        START
    }

    /** How far a worker's turn has come. */
    enum Stage {
        TAKE,
        SEND,
        SETTLE
    }

    final Actor actor;
    final String name;
    Stage stage = Stage.TAKE;
    int group;
    int takes;
    int sends;
    int claims;
    int calls;
    boolean leased;
    boolean answerLost;
    boolean halfApplied;
    boolean stored;
    boolean committing;
    boolean committed;
    boolean acted;
    boolean reserved;

    Frame(Actor actor, String name) {
        this.actor = actor;
        this.name = name;
    }
}
