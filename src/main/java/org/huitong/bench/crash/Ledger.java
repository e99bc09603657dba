package org.huitong.bench.crash;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.huitong.message.Receipt;

/** What the pushing offices know: which pushes are on the wire, which were answered, and how. Thread-safe. */
public final class Ledger {
    private final Truth truth = new Truth();
    private final Map<String, Push> open = new ConcurrentHashMap<>();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();
    private final Map<String, Answered> answers = new ConcurrentHashMap<>();
    private final Set<String> livesSeen = ConcurrentHashMap.newKeySet();
    private final Queue<String> trouble = new ConcurrentLinkedQueue<>();

    /** Sent for the first time. */
    void open(Push push) {
        open.put(push.key(), push);
    }

    /** Its connection died under it. */
    void cut(Push push) {
        cut.add(push.key());
    }

    void acknowledged(Push push, Receipt receipt, long at) {
        int good = push.persons().size() - push.bad();
        if (receipt.accepted() != good || receipt.parked() != push.bad()) {
            trouble.add("receipt: push " + push.key() + " of " + good + " good records and " + push.bad()
                    + " bad: receipt says " + receipt.accepted() + " accepted, " + receipt.parked() + " parked");
        }
        answers.put(push.key(), new Answered(push, receipt, at));
        livesSeen.add(life(receipt));
        truth.stands(push.persons(), push.numbers());
        open.remove(push.key());
    }

    void refused(Push push, int status) {
        trouble.add("refused: push " + push.key() + " of good records was answered " + status);
        open.remove(push.key());
    }

    /** What the offices were answered for. */
    public Truth truth() {
        return truth;
    }

    /** Sent and not answered. */
    public List<Push> open() {
        return List.copyOf(open.values());
    }

    /** Everything answered since {@link #forget}, in no order. */
    public List<Answered> answers() {
        return List.copyOf(answers.values());
    }

    /** Keys of the pushes whose connection has died since this was asked last. */
    public List<String> takeCut() {
        List<String> taken = List.copyOf(cut);
        taken.forEach(cut::remove);
        return taken;
    }

    /** The lives of the gateway that have answered so far. */
    public Set<String> lives() {
        return Set.copyOf(livesSeen);
    }

    /** The life in which a push was taken in; null while it is not answered. */
    public String life(String key) {
        Answered answer = answers.get(key);
        return answer == null ? null : life(answer.receipt());
    }

    /** For reports only: receipts of one life of the gateway share the part before the dash. */
    private static String life(Receipt receipt) {
        return receipt.intake().replaceFirst("-.*", "");
    }

    /** Answers are not needed any more. */
    public void forget() {
        answers.clear();
        livesSeen.clear();
        truth.settle();
    }

    /** Answers that records must not get. */
    public List<String> trouble() {
        return List.copyOf(trouble);
    }
}
