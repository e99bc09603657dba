package org.huitong.bench.kill;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.huitong.message.Receipt;

/** What the pushing offices know: which pushes are on the wire, which were answered, and how. Thread-safe. */
final class Ledger {
    private final Truth truth = new Truth();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Map<String, String> lives = new ConcurrentHashMap<>();
    private final Set<String> livesSeen = ConcurrentHashMap.newKeySet();
    private final Queue<String> trouble = new ConcurrentLinkedQueue<>();

    /** Sent, and not answered at this moment. */
    void open(String key) {
        open.add(key);
    }

    void closed(String key) {
        open.remove(key);
    }

    void acknowledged(String key, Receipt receipt, List<String> persons, List<Long> numbers) {
        if (receipt.accepted() != persons.size() || receipt.parked() != 0) {
            trouble.add("receipt: push " + key + " of " + persons.size() + " good records: receipt says "
                    + receipt.accepted() + " accepted, " + receipt.parked() + " parked");
        }
        // For the report only: receipts of one life of the gateway share the part before the dash.
        String life = receipt.intake().replaceFirst("-.*", "");
        lives.put(key, life);
        livesSeen.add(life);
        truth.stands(persons, numbers);
    }

    void refused(String key, int status) {
        trouble.add("refused: push " + key + " of good records was answered " + status);
    }

    Truth truth() {
        return truth;
    }

    List<String> onTheWire() {
        return List.copyOf(open);
    }

    /** The lives of the gateway that have answered so far. */
    Set<String> lives() {
        return Set.copyOf(livesSeen);
    }

    /** The life in which a push was taken in; null while it is not answered. */
    String life(String key) {
        return lives.get(key);
    }

    /** Answers that good records must not get. */
    List<String> trouble() {
        return List.copyOf(trouble);
    }
}
