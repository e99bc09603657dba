package org.huitong.bench.crash;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.huitong.message.Json;
import org.huitong.message.Receipt;
import sample.Person;

/**
 * A social-insurance office: pushes about its own people without rest, one push after the other, and repeats a push
 * until it is answered. Now and then it adds a record about somebody else whose month is wrong. One thread runs it.
 */
final class Declarer implements Runnable {
    static final String WRONG_MONTH = "202613";
    static final String RIGHT_MONTH = "202601";
    private static final int ACCEPTED = 202;
    private static final int BUSY = 429;
    private static final int AWAY = 503;
    private static final int MOST_RECORDS = 5;
    private static final int LONGEST_PAUSE = 8;
    private static final int REPEAT_MILLIS = 20;
    private static final int WRONG_OF = 16;

    private final Exchange exchange;
    private final String name;
    private final List<Person> people;
    private final Random random;
    private final AtomicLong numbers;
    private final Ledger ledger;
    private int pushes;
    private volatile boolean stopped;

    /** @param numbers shared by all offices */
    Declarer(String name, Exchange exchange, List<Person> people, long seed, AtomicLong numbers, Ledger ledger) {
        this.name = name;
        this.exchange = exchange;
        this.people = new ArrayList<>(people);
        this.random = new Random(seed);
        this.numbers = numbers;
        this.ledger = ledger;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        stopped = false;
        try {
            while (!stopped) {
                pushes++;
                push(next(name + "-" + pushes));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Push next(String key) {
        Collections.shuffle(people, random);
        List<String> persons = new ArrayList<>();
        List<Long> said = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (Person person : people.subList(0, 1 + random.nextInt(MOST_RECORDS))) {
            said.add(numbers.incrementAndGet());
            persons.add(person.citizenId());
            body.append(record(person.citizenId(), said.get(said.size() - 1), RIGHT_MONTH));
        }
        int bad = random.nextInt(WRONG_OF) == 0 ? 1 : 0;
        if (bad == 1) {
            said.add(numbers.incrementAndGet());
            persons.add(Invented.citizen(said.get(said.size() - 1)));
            body.append(record(persons.get(persons.size() - 1), said.get(said.size() - 1), WRONG_MONTH));
        }
        return new Push(key, body.toString(), persons, said, bad, System.nanoTime());
    }

    private void push(Push push) throws InterruptedException {
        ledger.open(push);
        HttpResponse<String> answer = null;
        while (answer == null || answer.statusCode() == BUSY || answer.statusCode() == AWAY) {
            answer = send(push);
            if (answer == null) {
                TimeUnit.MILLISECONDS.sleep(REPEAT_MILLIS);
            }
        }
        if (answer.statusCode() == ACCEPTED) {
            ledger.acknowledged(push, Json.read(answer.body(), Receipt.class), System.nanoTime());
        } else {
            ledger.refused(push, answer.statusCode());
        }
    }

    /** Null where no answer came. */
    private HttpResponse<String> send(Push push) throws InterruptedException {
        try {
            return exchange.send(push);
        } catch (ConnectException e) {
            return null;
        } catch (IOException e) {
            ledger.cut(push);
            return null;
        }
    }

    private static String record(String citizen, long number, String month) {
        return "{\"GMSFHM\":\"" + citizen + "\",\"XM\":\"" + Truth.name(number)
                + "\",\"DWMC\":\"示例餐饮店\",\"CBZT\":\"参保\",\"JFJS\":\"5,000.00\",\"LJYS\":\"12\",\"ZHJFNY\":\"" + month
                + "\"}\n";
    }
}
