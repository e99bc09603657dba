package org.huitong.pilot;

import java.net.URI;
import java.util.Map;

/** What the demo and the journeys need of the gateway. Errors are {@link org.huitong.message.HuitongException}. */
public interface Gateway extends AutoCloseable {
    /**
     * Starts on the checked-in pilot.
     *
     * @param overrides property keys and route placeholders; see {@link Demo#overrides}
     */
    void start(Map<String, String> overrides);

    /** The data plane up to and with the version, as {@code http://127.0.0.1:8080/exchange/v1}. */
    URI dataPlane();

    /** The admin API's address without a path, as {@code http://127.0.0.1:8081}: what {@code --admin} takes. */
    URI admin();

    /** The token with which a system pushes. */
    String tokenOf(String system);

    /** The secret under which a subscription's keys are masked. */
    byte[] maskSecret(String subscription);

    /** The counts of now; each call gives new ones. */
    Tallies tallies();

    @Override
    void close();
}
