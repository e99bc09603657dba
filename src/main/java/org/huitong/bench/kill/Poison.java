package org.huitong.bench.kill;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.huitong.bench.crash.Checker;
import org.huitong.bench.crash.Register;
import org.huitong.bench.crash.Scene;
import sample.Chimney;

/** One record that is the death of whoever sends it must end parked, and its neighbors must arrive (O6). */
final class Poison {
    private static final String SUBSCRIPTION = Checker.HALL + Chimney.POPULATION.resource();
    /** One death as any other, two in company, one alone. */
    private static final int DEATHS = 4;

    private static final int MOST_STARTS = 9;
    private static final int LOOK_MILLIS = 250;

    private final Scene scene;
    private final Consumer<String> progress;
    private long number;

    Poison(Scene scene, Consumer<String> progress) {
        this.scene = scene;
        this.progress = progress;
    }

    /** Lets the register say it, once, and starts the gateway as often as it dies of it. */
    void take() throws IOException, InterruptedException, SQLException {
        Register register = scene.load().register();
        number = register.last() + 1;
        scene.farEnds().counter().arm(number, scene.gateway()::kill);
        register.change();
        for (int starts = 0; starts < MOST_STARTS && !parked(); ) {
            if (!scene.gateway().alive()) {
                progress.accept("one record has killed it " + deaths() + " times");
                starts++;
                scene.gateway().start(Map.of());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private int deaths() {
        return scene.farEnds().counter().deaths();
    }

    private boolean parked() throws InterruptedException {
        try {
            return scene.admin().parked().containsKey(SUBSCRIPTION);
        } catch (IOException e) {
            return false;
        }
    }

    /** What is wrong with how it ended. */
    Optional<String> trouble(Map<String, Set<Long>> parked) {
        // Another subscription may suspect the same record: it was sending it, too, each time the gateway died.
        boolean only = parked.values().stream().allMatch(Set.of(number)::equals);
        boolean well = deaths() == DEATHS && only && parked.containsKey(SUBSCRIPTION);
        return well
                ? Optional.empty()
                : Optional.of("poison: record " + number + " killed the gateway " + deaths() + " times, and parked are "
                        + parked);
    }
}
