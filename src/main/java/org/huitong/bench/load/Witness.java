package org.huitong.bench.load;

/** Sees what was acknowledged, and may hold the senders back. Used by the load client's thread. */
public interface Witness {
    /** Lets everything pass and remembers nothing. */
    Witness NONE = new Witness() {
        @Override
        public void acknowledged(long serial, long now) {
            // a push is over with its answer
        }

        @Override
        public boolean maySend() {
            return true;
        }

        @Override
        public boolean done() {
            return true;
        }
    };

    /** @param serial of the first record of the request */
    void acknowledged(long serial, long now);

    /** False while a sender should wait. */
    boolean maySend();

    /** False while a burst is not over, although everything is sent and answered. */
    boolean done();
}
