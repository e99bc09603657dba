package org.huitong.bus.door;

import java.security.cert.X509Certificate;

/** Who is at the door, and what is his. Called on the network's threads. Thread-safe. */
public interface Doorkeeper {

    /**
     * What a client says of itself; nothing of it is believed yet.
     *
     * @param user null where it gave none
     * @param password null where it gave none
     * @param certificate what it showed, checked against the door's authorities; null where it showed none
     * @param peer the address it came from
     */
    record Login(String user, String password, X509Certificate certificate, String peer) {}

    /**
     * The system that this is.
     *
     * @throws org.huitong.message.HuitongException where it is none
     */
    String systemOf(Login login);

    /** Whether the system may put messages into this queue. */
    boolean maySend(String system, String queue);

    /** Whether the system may take messages out of this queue. */
    boolean mayReceive(String system, String queue);
}
