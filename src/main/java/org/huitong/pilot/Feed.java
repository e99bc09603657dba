package org.huitong.pilot;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import sample.EnterpriseFile;
import sample.EnterpriseNights;
import sample.MarriagePush;
import sample.Marriages;
import sample.PopulationRow;
import sample.Push;
import sample.SampleData;
import sample.TaxMessage;
import sample.Taxpayers;

/** Plays a sample at its own pace, all chimneys at once, each in its own order. */
final class Feed implements AutoCloseable {
    private static final int REJECTED = 422;
    private static final int CHIMNEYS = 5;

    private final ExecutorService threads = Executors.newFixedThreadPool(CHIMNEYS, task -> {
        Thread thread = new Thread(task, "feed");
        thread.setDaemon(true);
        return thread;
    });
    private final PopulationBureau population;
    private final SocialInsuranceBureau insurance;
    private final MarriageRegistry registry;
    private final EnterpriseRegister enterprises;
    private final TaxBureau tax;
    private final AtomicInteger running = new AtomicInteger(CHIMNEYS);
    private final Queue<String> trouble = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Runnable> onAccepted = new AtomicReference<>(() -> {});
    private volatile long begin;
    private volatile double pace = 1;

    Feed(
            PopulationBureau population,
            SocialInsuranceBureau insurance,
            MarriageRegistry registry,
            EnterpriseRegister enterprises,
            TaxBureau tax) {
        this.population = population;
        this.insurance = insurance;
        this.registry = registry;
        this.enterprises = enterprises;
        this.tax = tax;
    }

    /** Called once, from a feeding thread, at the first 202. */
    void firstAccepted(Runnable then) {
        onAccepted.set(then);
    }

    /** Plays the sample within this time. */
    void start(SampleData data, Marriages marriages, EnterpriseNights nights, Taxpayers taxpayers, Duration feeding) {
        pace = (double) SampleData.FEED_MILLIS / feeding.toMillis();
        begin = System.nanoTime();
        threads.execute(() -> feed(() -> write(data.rows())));
        threads.execute(() -> feed(() -> push(data.pushes())));
        threads.execute(() -> feed(() -> register(marriages.pushes())));
        threads.execute(() -> feed(() -> hand(nights.files())));
        threads.execute(() -> feed(() -> send(taxpayers.messages())));
    }

    boolean done() {
        return running.get() == 0;
    }

    /** What went otherwise than the sample foresees; no personal data. */
    List<String> trouble() {
        return List.copyOf(trouble);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private interface Script {
        void play() throws SQLException, IOException, JMSException, InterruptedException;
    }

    private void feed(Script script) {
        try {
            script.play();
        } catch (SQLException e) {
            trouble.add("population table: " + e.getSQLState());
        } catch (IOException e) {
            trouble.add("folder of the enterprise register: " + e.getClass().getSimpleName());
        } catch (JMSException e) {
            trouble.add("queue of the taxpayer register: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.decrementAndGet();
        }
    }

    private void write(List<PopulationRow> rows) throws SQLException, InterruptedException {
        for (int next = 0; next < rows.size(); ) {
            await(rows.get(next).atMillis());
            List<PopulationRow> due = new ArrayList<>();
            while (next < rows.size() && rows.get(next).atMillis() <= sinceBegin()) {
                due.add(rows.get(next++));
            }
            population.apply(due);
        }
    }

    private void push(List<Push> pushes) throws InterruptedException {
        for (Push push : pushes) {
            await(push.atMillis());
            answered(insurance.push(push), push.allInvalid());
        }
    }

    private void register(List<MarriagePush> pushes) throws InterruptedException {
        for (MarriagePush push : pushes) {
            await(push.atMillis());
            answered(registry.push(push), push.allInvalid());
        }
    }

    private void hand(List<EnterpriseFile> files) throws IOException, InterruptedException {
        for (EnterpriseFile file : files) {
            await(file.atMillis());
            enterprises.put(file);
        }
    }

    private void send(List<TaxMessage> messages) throws JMSException, InterruptedException {
        for (int next = 0; next < messages.size(); ) {
            await(messages.get(next).atMillis());
            List<TaxMessage> due = new ArrayList<>();
            while (next < messages.size() && messages.get(next).atMillis() <= sinceBegin()) {
                due.add(messages.get(next++));
            }
            tax.put(due);
        }
    }

    private void answered(PushAnswer answer, boolean allInvalid) {
        if (answer.accepted()) {
            onAccepted.getAndSet(() -> {}).run();
        }
        boolean asForeseen = allInvalid ? answer.status() == REJECTED : answer.accepted();
        if (!asForeseen) {
            trouble.add("push " + answer.idempotencyKey() + ": answer " + answer.status());
        }
    }

    private void await(long atMillis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.round((atMillis - sinceBegin()) / pace));
    }

    /** In milliseconds of the script. */
    private long sinceBegin() {
        return Math.round(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) * pace);
    }
}
