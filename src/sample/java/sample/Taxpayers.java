package sample;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the taxpayer register puts into its queue, and what must be true once all of it is settled: enterprises' states, later
 * ones of some, messages that are sent again after newer ones, and one whose body was lost. Drawn from a seed of its own; equal
 * seeds give equal scripts.
 *
 * @param messages in the order of the queue
 */
public record Taxpayers(List<TaxMessage> messages) {
    public static final String SYSTEM = "tax.taxpayers";
    public static final String RESOURCE = "taxpayer-status";
    private static final long OWN = 0x54415853L;
    private static final int FEWEST = 40;
    private static final int CHANGED_PERCENT = 30;
    private static final int SPOILT_PERCENT = 10;
    private static final int MOST_LINES = 8;
    private static final int REPEATED_EVERY = 5;
    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 3, 2, 8, 0);
    // In GBK and not in GB 2312.
    private static final String[] NAMES = "喆晟 镕合 堃源 梧桐 海棠 青松".split(" ");
    private static final String[] LEVELS = {"A", "B", "M", "C", "D", null};

    public Taxpayers {
        messages = List.copyOf(messages);
    }

    public static Taxpayers of(SampleData sample) {
        Random random = new Random(sample.seed() ^ OWN);
        List<Taxpayer> lines = lines(random, Math.max(FEWEST, sample.people().size() / 2));
        List<List<Taxpayer>> pieces = cut(random, lines);
        List<TaxMessage> script = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            long at = (long) SampleData.FEED_MILLIS * i / pieces.size();
            script.add(new TaxMessage(at, "LSH-" + (i + 1), i % 2 == 1, pieces.get(i), false, false));
        }
        for (int i = 0; i < pieces.size(); i += REPEATED_EVERY) {
            script.add(script.get(i).repeatedAt(script.get(i).atMillis() + 300 + random.nextInt(1_500)));
        }
        script.add(new TaxMessage(
                SampleData.FEED_MILLIS / 2, "LSH-LOST", false, List.of(lines.get(lines.size() - 1)), false, true));
        script.sort(Comparator.comparingLong(TaxMessage::atMillis));
        return new Taxpayers(script);
    }

    /** Everybody's first state, then later ones, those that are spoilt after good ones. */
    private static List<Taxpayer> lines(Random random, int count) {
        List<Taxpayer> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(drawn(random, i));
        }
        List<TaxDefect> due = new ArrayList<>(TaxDefect.planted());
        Collections.shuffle(due, random);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(100) < CHANGED_PERCENT || i < due.size()) {
                lines.add(drawn(random, i));
            }
        }
        List<TaxDefect> kinds = TaxDefect.planted();
        for (int i = 0; i < lines.size(); i++) {
            TaxDefect any =
                    random.nextInt(100) < SPOILT_PERCENT ? kinds.get(random.nextInt(kinds.size())) : TaxDefect.NONE;
            TaxDefect kind = i >= count && i - count < due.size() ? due.get(i - count) : any;
            lines.set(i, spoilt(lines.get(i), kind).at(BEGIN.plusSeconds(i)));
        }
        return lines;
    }

    /** A defect of a value needs the value. */
    private static Taxpayer spoilt(Taxpayer one, TaxDefect kind) {
        String status = kind == TaxDefect.OTHER_WORD_FOR_STATE ? "3" : one.status();
        return new Taxpayer(
                one.number(), one.name(), status, one.level(), one.paid(), one.arrears(), one.changed(), kind);
    }

    private static Taxpayer drawn(Random random, int number) {
        return new Taxpayer(
                Enterprise.code(number),
                "示例市" + NAMES[random.nextInt(NAMES.length)] + "第" + (1 + number) + "有限公司",
                Integer.toString(1 + random.nextInt(4)),
                LEVELS[random.nextInt(LEVELS.length)],
                amount(random),
                random.nextInt(3) == 0 ? amount(random) : null,
                null,
                TaxDefect.NONE);
    }

    /** Its last digit is none that could be left out. */
    private static BigDecimal amount(Random random) {
        return new BigDecimal(10L * random.nextInt(900_000_000) + 1 + random.nextInt(9)).movePointLeft(2);
    }

    /** None names a taxpayer twice. */
    private static List<List<Taxpayer>> cut(Random random, List<Taxpayer> lines) {
        List<List<Taxpayer>> pieces = new ArrayList<>();
        List<Taxpayer> piece = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        int size = 1 + random.nextInt(MOST_LINES);
        for (Taxpayer line : lines) {
            if (piece.size() == size || !numbers.add(line.number())) {
                pieces.add(List.copyOf(piece));
                piece.clear();
                numbers.clear();
                numbers.add(line.number());
                size = 1 + random.nextInt(MOST_LINES);
            }
            piece.add(line);
        }
        pieces.add(piece);
        return pieces;
    }

    /** Counts of the chimney, in records; the one without a body has none. */
    public Expected.Counts counts() {
        int accepted = 0;
        int parked = 0;
        int repeats = 0;
        for (TaxMessage message : messages) {
            int all = message.empty() ? 0 : message.lines().size();
            int bad = message.empty()
                    ? 0
                    : (int) message.lines().stream()
                            .filter(line -> line.defect().fatal())
                            .count();
            repeats += message.repeat() ? all : 0;
            accepted += message.repeat() ? 0 : all - bad;
            parked += message.repeat() ? 0 : bad;
        }
        return new Expected.Counts(accepted + parked + repeats, accepted, parked, 0, repeats);
    }

    /** Lines that have this defect, repeats left out. */
    public long planted(TaxDefect kind) {
        return messages.stream()
                .filter(message -> !message.repeat() && !message.empty())
                .flatMap(message -> message.lines().stream())
                .filter(line -> line.defect() == kind)
                .count();
    }

    /** Taxpayer's number to the granted items that the service hall must hold in the end. */
    public Map<String, Map<String, String>> hall() {
        Map<String, Map<String, String>> held = new TreeMap<>();
        for (TaxMessage message : messages) {
            message.lines().stream()
                    .filter(line -> !message.repeat() && !message.empty())
                    .filter(line -> !line.defect().fatal())
                    .forEach(line -> held.put(line.number(), line.atTheHall()));
        }
        return held;
    }
}
