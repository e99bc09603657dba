package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.audit.AuditTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People outside are told of the hall's outage as it begins and as it ends, also over a restart, and of nothing else. */
@Timeout(180)
class NoticesJourney {
    @TempDir
    private Path folder;

    private static List<String> told(Ear ear) {
        return ear.heard().stream()
                .map(heard -> heard.text().contains("org.huitong.alarm.began") ? "began" : "ended")
                .toList();
    }

    @Test
    void oneOutageIsTwoEvents() throws Exception {
        try (Ear ear = new Ear();
                Pilot pilot = Pilot.inMemory(folder.resolve("data"))
                        .with("huitong.notices.webhook", ear.url("alarms"))
                        .with("huitong.notices.lastingSeconds", "2")
                        .start()) {
            pilot.hall.setDown(true);
            for (int push = 0; push < 20; push++) {
                assertThat(pilot.sender(Pilot.INSURANCE)
                                .push(Pilot.INSURED, "down-" + push, Invented.array(1 + push * 10, 10))
                                .status())
                        .isEqualTo(202);
            }
            Pilot.until("the outage is told").until(() -> ear.heard().size() == 1);
            assertThat(ear.heard().get(0).text())
                    .contains(Pilot.HALL_INSURED, "DELIVER-OUTAGE", "org.huitong.alarm.began")
                    .doesNotContain("Invented");

            pilot.restart();
            Pilot.until("it is paused again")
                    .until(() -> pilot.desk()
                            .status("subscriptions", "id", Pilot.HALL_INSURED)
                            .path("state")
                            .asText()
                            .equals("paused"));
            // The bell looks once a second: an outage that ends before it looked is one that it waits two minutes for.
            Pilot.until("the bell has seen it").until(() -> alarms(pilot) >= 1);
            pilot.hall.setDown(false);
            pilot.settled("after the outage", Pilot.HALL_INSURED, 200);
            Pilot.until("its end is told").until(() -> told(ear).contains("ended"));
            assertThat(told(ear)).containsExactly("began", "ended");
            assertThat(pilot.desk()
                            .status("subscriptions", "id", Pilot.HALL_INSURED)
                            .path("parked")
                            .asLong())
                    .isZero();
            Pilot.until("the trail has both")
                    .until(() ->
                            trail(pilot).equals(List.of("notice DELIVER-OUTAGE began", "notice DELIVER-OUTAGE ended")));
        }
    }

    private static double alarms(Pilot pilot) throws Exception {
        Matcher gauge = Pattern.compile("(?m)^huitong_alarms(?:\\{[^}]*})? ([0-9.]+)$")
                .matcher(Sender.get(pilot.observe() + "/metrics").body());
        assertThat(gauge.find()).isTrue();
        return Double.parseDouble(gauge.group(1));
    }

    private static List<String> trail(Pilot pilot) {
        return pilot.gateway().huitong().core().store().read(h -> AuditTrail.of(h, Pilot.HALL_INSURED, 1000)).stream()
                .filter(entry -> entry.action().equals("notice"))
                .map(entry -> entry.action() + " " + entry.result())
                .toList();
    }
}
