package org.huitong.model;

import java.util.Random;

/** How rough a history is: chances per await point. */
record Dials(double crash, double fail, double meanwhile) {
    static final Dials CALM = new Dials(0, 0, 0);

    /** The same, with death this many times as likely. */
    Dials deadlier(int times) {
        return new Dials(crash * times, fail, meanwhile);
    }

    static Dials of(Random random) {
        double crash = random.nextInt(4) == 0 ? 0.008 : 0.003;
        double fail = random.nextInt(3) == 0 ? 0 : 0.01 * random.nextInt(1, 5);
        double meanwhile = random.nextInt(4) == 0 ? 0 : 0.02 * random.nextInt(1, 6);
        return new Dials(crash, fail, meanwhile);
    }
}
