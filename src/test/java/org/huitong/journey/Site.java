package org.huitong.journey;

import static org.huitong.journey.Pilot.until;

import org.huitong.pilot.ServiceHall;
import org.huitong.pilot.Tally;

/** A gateway with its far ends as those see it who push and receive: in this process, or in one of its own. */
interface Site {
    Sender sender(String system);

    /** Health and metrics. */
    String observe();

    ServiceHall hall();

    /** The counts of a subscription. */
    Tally consumer(String subscription);

    /** As many records as the subscription was sent in its life are settled; the store hears of them by and by. */
    default Tally settled(String when, String subscription, long received) {
        until(when + ": " + received + " records of " + subscription + " are settled")
                .until(() -> consumer(subscription).received() == received
                        && consumer(subscription).addsUp());
        return consumer(subscription);
    }
}
