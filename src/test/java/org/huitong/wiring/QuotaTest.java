package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.huitong.audit.AuditTrail;
import org.huitong.authorize.Meter;
import org.huitong.authorize.OverQuota;
import org.huitong.authorize.Period;
import org.huitong.authorize.QuotaBook;
import org.huitong.catalog.Quota;
import org.huitong.catalog.Quota.Kind;
import org.huitong.catalog.Quota.Limit;
import org.huitong.catalog.Quota.Unit;
import org.huitong.failed.Quotas;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quota on the real store, one caller; a life ends with {@code close}, or without it as a death does. */
class QuotaTest {
    private static final String HALL = "hall.people";
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final AtomicLong clock =
            new AtomicLong(Instant.parse("2026-11-28T02:30:00Z").toEpochMilli());
    private final List<OverQuota> closings = new ArrayList<>();
    private volatile Quota quota = Quota.NONE;
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(settings(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    StoreSettings settings(Path directory) {
        return StoreSettings.sqlite(directory);
    }

    private Meter life() {
        return new Meter(() -> quota, new StoredQuota(new Quotas(store), HALL), clock::get, closings::add);
    }

    private static Quota limits(Limit... limits) {
        return new Quota(List.of(limits));
    }

    private static Limit records(Unit unit, long most) {
        return new Limit(Kind.RECORDS, unit, most);
    }

    private static Limit calls(Unit unit, long most) {
        return new Limit(Kind.CALLS, unit, most);
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "r" + i).toList();
    }

    /** One record a call, until nothing may go; how many went. */
    private static int drain(Meter meter, int from) {
        int n = from;
        while (meter.take(ids(n, n + 1)) == 1) {
            n++;
        }
        return n - from;
    }

    private void later(Duration time) {
        clock.addAndGet(time.toMillis());
    }

    @Test
    void exactlyTheLimitGoesInAnHourAndAsMuchInTheNext() {
        quota = limits(records(Unit.HOUR, 250));
        Meter meter = life();

        assertThat(drain(meter, 0)).isEqualTo(250);
        assertThat(meter.over().orElseThrow().text())
                .contains("DELIVER-QUOTA", "over quota until 11:00 (Asia/Shanghai)", "250 records of this hour");

        later(HOUR);

        assertThat(meter.over()).isEmpty();
        assertThat(drain(meter, 250)).isEqualTo(250);
    }

    @Test
    void eachLimitHoldsAndTheLatestEndIsTold() {
        quota = limits(records(Unit.HOUR, 30), records(Unit.DAY, 70), calls(Unit.HOUR, 50), calls(Unit.DAY, 1000));
        Meter meter = life();

        assertThat(drain(meter, 0)).isEqualTo(30);
        later(HOUR);
        assertThat(drain(meter, 30)).isEqualTo(30);
        later(HOUR);
        assertThat(drain(meter, 60)).isEqualTo(10);
        assertThat(meter.over().orElseThrow().text()).contains("until 2026-11-29 00:00", "70 records of this day");
        later(HOUR);
        assertThat(drain(meter, 70)).isZero();
        later(Duration.ofHours(11));
        assertThat(meter.over()).isEmpty();
        assertThat(drain(meter, 70)).isEqualTo(30);
    }

    @Test
    void callIsCutToWhatIsLeftAndARepeatIsACallButNoRecord() {
        quota = limits(records(Unit.HOUR, 5), calls(Unit.HOUR, 4));
        Meter meter = life();

        assertThat(meter.take(ids(0, 3))).isEqualTo(3);
        assertThat(meter.take(ids(0, 3))).as("again, for one more call").isEqualTo(3);
        assertThat(meter.take(ids(2, 9))).as("one of them is known").isEqualTo(3);
        assertThat(meter.take(ids(9, 10))).as("no record is left").isZero();
        assertThat(meter.take(ids(0, 1))).as("the fourth call").isEqualTo(1);
        assertThat(meter.take(ids(0, 1))).as("no call is left").isZero();
        assertThat(closings).extracting(OverQuota::rule).containsExactly("quota-records-hour", "quota-calls-hour");
    }

    @Test
    void cleanStopGivesTheRestBackAndADeathLosesABlockAtMost() {
        quota = limits(records(Unit.HOUR, 1000));
        Meter first = life();
        first.take(ids(0, 1));
        first.close();
        assertThat(first.take(ids(1, 2))).as("nothing goes any more").isZero();

        Meter second = life();
        assertThat(second.used()).extracting(Meter.Used::left).containsExactly(999L);
        second.take(ids(1, 2));

        Meter third = life();
        assertThat(drain(third, 2)).as("a hundredth was reserved beside it").isEqualTo(1000 - 2 - 10);
    }

    @Test
    void recordThatWasCountedIsKnownAfterADeathAndIsNotTakenFromTheQuotaAgain() {
        quota = limits(records(Unit.HOUR, 1000));
        Meter first = life();
        assertThat(first.take(ids(0, 600))).isEqualTo(600);

        Meter second = life();
        assertThat(second.take(ids(0, 600))).isEqualTo(600);
        assertThat(drain(second, 600))
                .as("600 and the lost block of 10 are gone")
                .isEqualTo(390);
    }

    @Test
    void whatIsSettledIsForgottenAndWhatIsOpenIsNot() {
        quota = limits(records(Unit.HOUR, 10));
        Meter meter = life();
        meter.take(ids(0, 4));
        meter.settled(1, "r3"::equals);
        meter.close();

        Meter next = life();
        assertThat(next.take(ids(3, 4))).isEqualTo(1);
        assertThat(next.used()).extracting(Meter.Used::used).containsExactly(4L);
        assertThat(new Quotas(store).counted(HALL)).containsExactly("r3");
    }

    @Test
    void clockSetBackGivesAUsedHourNeverAgainNotEvenAfterItWasForgotten() {
        quota = limits(records(Unit.HOUR, 20));
        Meter meter = life();
        assertThat(drain(meter, 0)).isEqualTo(20);
        later(HOUR);
        assertThat(drain(meter, 20)).isEqualTo(20);

        later(HOUR.negated());
        assertThat(drain(meter, 40)).as("an hour that was used").isZero();

        later(Duration.ofDays(10));
        assertThat(drain(meter, 40)).isEqualTo(20);
        new Quotas(store).sweep(clock.get());
        later(Duration.ofDays(-10));
        assertThat(drain(life(), 60)).as("an hour that was used, and swept").isZero();
        later(Duration.ofHours(1));
        assertThat(drain(life(), 60)).as("and the next").isZero();
        later(Duration.ofHours(1));
        assertThat(drain(life(), 60)).as("an hour that nobody has used").isEqualTo(20);
    }

    @Test
    void clockThatWasAheadForOneStartForgetsNothing() {
        quota = limits(records(Unit.HOUR, 20));
        assertThat(drain(life(), 0)).isEqualTo(20);

        new Quotas(store).sweep(clock.get() + Duration.ofDays(400).toMillis());

        assertThat(drain(life(), 20)).isZero();
    }

    @Test
    void limitThatIsLoweredHoldsAtOnceAndOneThatIsRaisedOpens() {
        quota = limits(records(Unit.HOUR, 1000));
        Meter meter = life();
        assertThat(meter.take(ids(0, 100))).isEqualTo(100);

        quota = limits(records(Unit.HOUR, 105));
        assertThat(drain(meter, 100)).isEqualTo(5);
        assertThat(meter.over()).isPresent();

        quota = limits(records(Unit.HOUR, 200));
        assertThat(meter.over()).isEmpty();
        assertThat(drain(meter, 105)).isEqualTo(95);

        quota = Quota.NONE;
        assertThat(meter.limited()).isFalse();
        assertThat(meter.take(ids(200, 900))).isEqualTo(700);
    }

    @Test
    void closingIsToldAndWrittenOnceHoweverOftenItIsAsked() {
        quota = limits(records(Unit.HOUR, 3));
        Meter meter = life();
        drain(meter, 0);
        meter.take(ids(5, 6));
        meter.take(ids(6, 7));
        life().take(ids(7, 8));

        List<AuditTrail.Entry> trail = store.read(h -> AuditTrail.of(h, HALL, 10));
        assertThat(trail).extracting(AuditTrail.Entry::result).containsExactly("quota-records-hour");
        assertThat(closings).as("each life has found it once").hasSize(2);
    }

    @Test
    void reservationOfWhichNobodyKnowsWhetherItWasKeptIsNotUsedTwice() {
        quota = limits(records(Unit.HOUR, 2));
        Doubtful book = new Doubtful(new StoredQuota(new Quotas(store), HALL));
        Meter meter = new Meter(() -> quota, book, clock::get, closings::add);
        assertThat(meter.take(ids(0, 1))).isEqualTo(1);

        book.doubt = true;
        assertThatThrownBy(() -> meter.take(ids(1, 3))).isInstanceOf(HuitongException.class);
        book.doubt = false;

        assertThat(meter.take(ids(1, 2))).as("it was counted").isEqualTo(1);
        assertThat(meter.take(ids(2, 3))).as("the third of two").isZero();
    }

    /** Keeps what it is told, and may be unable to say so. */
    private static final class Doubtful implements QuotaBook {
        private final QuotaBook book;
        private boolean doubt;

        Doubtful(QuotaBook book) {
            this.book = book;
        }

        @Override
        public List<Got> reserve(List<Want> wants, Function<List<Got>, Change> change) {
            List<Got> got = book.reserve(wants, change);
            if (doubt) {
                throw new HuitongException(ErrorCode.PUBLISH_STORE_BEHIND, "the answer was lost.");
            }
            return got;
        }

        @Override
        public void giveBack(List<Want> rests, Change change) {
            book.giveBack(rests, change);
        }

        @Override
        public long total(Kind kind, Period period) {
            return book.total(kind, period);
        }

        @Override
        public Set<String> counted() {
            return book.counted();
        }
    }

    @Test
    void storeThatIsAwayLetsNothingGo() {
        quota = limits(records(Unit.HOUR, 3));
        Meter meter = life();
        store.close();

        assertThatThrownBy(() -> meter.take(ids(0, 1))).isInstanceOf(HuitongException.class);
        store = Store.open(settings(folder));
    }
}
