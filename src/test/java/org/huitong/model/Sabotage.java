package org.huitong.model;

import java.util.concurrent.CompletableFuture;
import org.huitong.authorize.QuotaBook;
import org.huitong.bus.Bus;
import org.huitong.deliver.Connector;
import org.huitong.deliver.Inbox;
import org.huitong.deliver.RowStore;
import org.huitong.replay.JobBook;

/** Where a mutant takes hold of the gateway, from outside; by itself it changes nothing. */
class Sabotage {
    Bus bus(Bus bus) {
        return bus;
    }

    CompletableFuture<Void> submitted(CompletableFuture<Void> durable) {
        return durable;
    }

    Inbox inbox(Inbox inbox) {
        return inbox;
    }

    RowStore rows(String subscription, RowStore rows) {
        return rows;
    }

    Connector connector(String subscription, Connector connector) {
        return connector;
    }

    QuotaBook book(QuotaBook book) {
        return book;
    }

    JobBook jobs(JobBook book) {
        return book;
    }

    boolean opensBeforeTheDrain() {
        return false;
    }

    /** A worker's turn is over. */
    void turnEnds() {}

    void crash() {}
}
