package sample;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import sample.DefectKind.Effect;
import sample.InsuranceRecord.Insurance;

/** What the social-insurance system pushes: big lists at first, then single records, with repeats and nonsense. */
final class InsuranceScript {
    private static final int INSURED_PERCENT = 60;
    private static final int CHANGED_PERCENT = 20;
    private static final int HARMLESS_PERCENT = 15;
    private static final int BULK_PERCENT = 70;
    private static final int BULK_MILLIS = 1_000;
    private static final int BULK_RECORDS = 50;
    private static final int REPEATED_EVERY = 12;

    private final Random random;
    private final Planter planter;
    private int pushes;

    InsuranceScript(Random random) {
        this.random = random;
        this.planter = new Planter(Chimney.INSURANCE, random);
    }

    List<Push> write(List<Person> persons) {
        Deque<InsuranceRecord> first = plant(declarations(persons));
        Deque<InsuranceRecord> second = new ArrayDeque<>();
        for (int i = first.size() * BULK_PERCENT / 100; first.size() > i; ) {
            second.addFirst(first.removeLast());
        }
        List<List<InsuranceRecord>> bulk = cut(first, BULK_RECORDS);
        List<List<InsuranceRecord>> trickle = cut(second, 3);
        spoil(bulk, persons);
        List<Push> script = new ArrayList<>();
        spread(bulk, 0, BULK_MILLIS, script);
        spread(trickle, BULK_MILLIS, SampleData.FEED_MILLIS, script);
        reject(persons, script);
        repeat(script);
        script.sort(Comparator.comparingLong(Push::atMillis));
        return script;
    }

    /** Good declarations in the order in which they are made: everybody's first, then the later ones. */
    private List<InsuranceRecord> declarations(List<Person> persons) {
        List<InsuranceRecord> all = new ArrayList<>();
        for (Person person : persons) {
            boolean wanted = person.refusedByHall() || person.citizenId().endsWith("X");
            if (wanted || random.nextInt(100) < INSURED_PERCENT) {
                DefectKind defect = person.refusedByHall() ? DefectKind.HALL_REFUSES : DefectKind.NONE;
                all.add(InsuranceRecord.written(person, insurance(), defect));
            }
        }
        Collections.shuffle(all, random);
        List<InsuranceRecord> later = new ArrayList<>();
        for (InsuranceRecord record : all) {
            if (record.defect() == DefectKind.NONE && random.nextInt(100) < CHANGED_PERCENT) {
                later.add(InsuranceRecord.written(record.person(), insurance(), DefectKind.NONE));
            }
        }
        all.addAll(later);
        return all;
    }

    private Deque<InsuranceRecord> plant(List<InsuranceRecord> records) {
        List<DefectKind> due = new ArrayList<>(planter.every(Effect.HARMLESS));
        Deque<InsuranceRecord> planted = new ArrayDeque<>();
        for (InsuranceRecord record : records) {
            DefectKind kind = record.defect();
            if (kind == DefectKind.NONE) {
                kind = due.stream()
                        .filter(one -> Planter.canBefall(record.person(), one))
                        .findFirst()
                        .orElseGet(() -> random.nextInt(100) < HARMLESS_PERCENT
                                ? planter.any(Effect.HARMLESS, record.person())
                                : DefectKind.NONE);
                due.remove(kind);
            }
            planted.add(InsuranceRecord.written(record.person(), record.insurance(), kind));
        }
        return planted;
    }

    /** Cuts pushes; none names a person twice. */
    private List<List<InsuranceRecord>> cut(Deque<InsuranceRecord> records, int most) {
        List<List<InsuranceRecord>> pieces = new ArrayList<>();
        while (!records.isEmpty()) {
            int size = 1 + random.nextInt(most);
            List<InsuranceRecord> piece = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            while (piece.size() < size
                    && !records.isEmpty()
                    && ids.add(records.peek().person().citizenId())) {
                piece.add(records.remove());
            }
            pieces.add(piece);
        }
        return pieces;
    }

    /** Puts each fatal kind, and some more of them, among good neighbors. */
    private void spoil(List<List<InsuranceRecord>> pieces, List<Person> persons) {
        List<DefectKind> kinds = planter.every(Effect.PARKED);
        Stream.concat(
                        kinds.stream(),
                        random.ints(persons.size() / 100, 0, kinds.size()).mapToObj(kinds::get))
                .forEach(kind -> {
                    List<InsuranceRecord> piece = pieces.get(random.nextInt(pieces.size()));
                    piece.add(random.nextInt(piece.size() + 1), bad(persons, kind));
                });
    }

    private void reject(List<Person> persons, List<Push> script) {
        long at = BULK_MILLIS + random.nextInt(1_000);
        script.add(push(at, List.of(bad(persons, DefectKind.WRONG_CHECK_CHARACTER))));
        script.add(push(
                at + 1_500, List.of(bad(persons, DefectKind.MONTH_THIRTEEN), bad(persons, DefectKind.SCIENTIFIC_ID))));
    }

    private void repeat(List<Push> script) {
        List<Push> accepted = script.stream().filter(push -> !push.allInvalid()).toList();
        for (int i = random.nextInt(2); i < accepted.size(); i += REPEATED_EVERY) {
            Push push = accepted.get(i);
            script.add(push.repeatedAt(push.atMillis() + 1 + random.nextInt(1_500)));
        }
    }

    private void spread(List<List<InsuranceRecord>> pieces, int from, int to, List<Push> script) {
        for (int i = 0; i < pieces.size(); i++) {
            script.add(push(from + (long) (to - from) * i / pieces.size(), pieces.get(i)));
        }
    }

    private Push push(long at, List<InsuranceRecord> records) {
        Push.Form many = random.nextBoolean() ? Push.Form.ARRAY : Push.Form.NDJSON;
        Push.Form form = records.size() == 1 ? Push.Form.OBJECT : many;
        return new Push(at, "SI-" + ++pushes, form, records, false);
    }

    private InsuranceRecord bad(List<Person> persons, DefectKind kind) {
        return InsuranceRecord.written(persons.get(random.nextInt(persons.size())), insurance(), kind);
    }

    private Insurance insurance() {
        String unit = "示例第" + (1 + random.nextInt(40)) + "餐饮店";
        YearMonth month = YearMonth.of(2026, 1).plusMonths(random.nextInt(10));
        String status = Integer.toString(1 + random.nextInt(3));
        return new Insurance(unit, status, 4_000 + 100 * random.nextInt(200), 1 + random.nextInt(400), month);
    }
}
