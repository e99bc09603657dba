package org.huitong.operate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Because a person who is told everything twice reads nothing. */
class BellTest {
    private static final Alarm AWAY = new Alarm("hall.people", "stopped", "DELIVER-OUTAGE", "it is away");
    private static final Alarm WRONG = new Alarm("hall.people", "stopped", "DELIVER-CONNECTOR", "its door is wrong");

    private int ids;
    private final Bell bell = bell();

    private Bell bell() {
        return new Bell(5_000, () -> "n" + ++ids);
    }

    private List<Notice> look(long second, Alarm... alarms) {
        return bell.look(List.of(alarms), 1_000_000 + second * 1000, 1 + second * 1000);
    }

    @Test
    void oneOutageIsTwoNotices() {
        List<Notice> told = new ArrayList<>();
        for (int second = 0; second < 600; second++) {
            told.addAll(look(second, AWAY));
        }
        for (int second = 600; second < 700; second++) {
            told.addAll(look(second));
        }
        assertThat(told).extracting(Notice::what).containsExactly(Notice.What.BEGAN, Notice.What.ENDED);
        assertThat(told.get(0).at()).isEqualTo(1_005_000);
        assertThat(told.get(0).since()).isEqualTo(1_000_000);
        assertThat(told.get(1).at()).isEqualTo(1_605_000);
    }

    @Test
    void whatIsGoneBeforeItLastedIsNotTold() {
        assertThat(look(0, AWAY)).isEmpty();
        assertThat(look(1)).isEmpty();
        assertThat(look(20)).isEmpty();
        assertThat(look(21, AWAY)).isEmpty();
    }

    @Test
    void whatComesAndGoesIsOne() {
        List<Notice> told = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            told.addAll(second % 4 < 2 ? look(second, AWAY) : look(second));
        }
        assertThat(told).extracting(Notice::what).containsExactly(Notice.What.BEGAN);
    }

    @Test
    void anotherReasonIsToldOnce() {
        List<Notice> told = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            told.addAll(look(second, second % 20 < 10 ? AWAY : WRONG));
        }
        assertThat(told)
                .extracting(notice -> notice.what() + " " + notice.code())
                .containsExactly("BEGAN DELIVER-OUTAGE", "CHANGED DELIVER-CONNECTOR");
    }

    @Test
    void thousandThatBeginTogetherAreOneNotice() {
        Alarm[] all = IntStream.range(0, 1000)
                .mapToObj(i -> new Alarm("hall.r" + i, "stopped", "DELIVER-OUTAGE", "away"))
                .toArray(Alarm[]::new);
        look(0, all);
        List<Notice> told = look(6, all);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).count()).isEqualTo(1000);
        assertThat(told.get(0).subjects()).hasSize(100);
        assertThat(told.get(0).subject()).isEqualTo("hall.r0 and 999 more");
    }

    @Test
    void startTellsNothingTwiceAndForgetsNoEnd() {
        look(0, AWAY);
        look(6, AWAY);
        Bell after = bell();
        after.resume(bell.told(), 60_000, 1);
        assertThat(after.look(List.of(), 0, 10_000)).isEmpty();
        assertThat(after.look(List.of(AWAY), 0, 20_000)).isEmpty();
        assertThat(after.look(List.of(AWAY), 0, 90_000)).isEmpty();
        assertThat(after.look(List.of(), 0, 91_000)).isEmpty();
        assertThat(after.look(List.of(), 0, 97_000)).extracting(Notice::what).containsExactly(Notice.What.ENDED);

        Bell ended = bell();
        ended.resume(bell.told(), 60_000, 1);
        assertThat(ended.look(List.of(), 0, 10_000)).isEmpty();
        assertThat(ended.look(List.of(), 0, 70_001)).extracting(Notice::what).containsExactly(Notice.What.ENDED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void ofEachAlarmBeginAndEndTakeTurnsAndTheirNumberIsBounded(long seed) {
        Random random = new Random(seed);
        Map<String, Notice.What> last = new HashMap<>();
        Map<String, Integer> begun = new HashMap<>();
        int seconds = 5_000;
        boolean[] on = new boolean[8];
        for (int second = 0; second < seconds; second++) {
            List<Alarm> now = new ArrayList<>();
            for (int i = 0; i < on.length; i++) {
                on[i] ^= random.nextInt(10) == 0;
                if (on[i]) {
                    now.add(new Alarm("s" + i, "stopped", "C" + random.nextInt(3), "t"));
                }
            }
            for (Notice notice : bell.look(now, second * 1000L, 1 + second * 1000L)) {
                for (String subject : notice.subjects()) {
                    Notice.What before = last.getOrDefault(subject, Notice.What.ENDED);
                    if (notice.what() == Notice.What.BEGAN) {
                        assertThat(before).isEqualTo(Notice.What.ENDED);
                        begun.merge(subject, 1, Integer::sum);
                    } else {
                        assertThat(before).isNotEqualTo(Notice.What.ENDED);
                    }
                    last.put(subject, notice.what());
                }
            }
        }
        assertThat(begun)
                .hasSize(on.length)
                .allSatisfy((subject, times) -> assertThat(times).isLessThanOrEqualTo(seconds / 10));
    }
}
