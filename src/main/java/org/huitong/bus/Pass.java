package org.huitong.bus;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;

/**
 * By what the gateway's own sessions are known to its broker: made anew for each of the broker's lives and never outside
 * this process. The broker compares it before it asks anybody else, so that it costs nothing. Immutable.
 */
record Pass(String user, String password) {
    private static final int BYTES = 32;

    static Pass random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new Pass("huitong", HexFormat.of().formatHex(secret));
    }

    /** A transacted one. */
    ClientSession session(ClientSessionFactory factory) throws ActiveMQException {
        return factory.createSession(user, password, false, false, false, false, 0);
    }
}
