package sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import sample.Registration.Party;

/** What the marriage registry pushes: marriages, then divorces, some at a time, with repeats and nonsense. */
final class MarriageScript {
    /** Couples among the people; the smallest sample must have one for every kind of defect. */
    private static final int COUPLES_PERCENT = 25;

    private static final int DIVORCED_PERCENT = 15;
    private static final int SPOILT_PERCENT = 12;
    private static final int MOST_AT_ONCE = 8;
    private static final int REPEATED_EVERY = 9;
    private static final int YOUNGEST = 2000;
    /** The first couples are made to order: outside GB 2312 and GBK, and with a dot. */
    private static final List<String> ORDERED = List.of("䶮", "㛃", "阿依古丽·依明");

    private final Random random;

    MarriageScript(Random random) {
        this.random = random;
    }

    List<MarriagePush> write(List<Person> people) {
        List<Registration> registrations = registrations(people);
        List<List<Registration>> pieces = cut(registrations);
        List<MarriagePush> script = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            script.add(push((long) SampleData.FEED_MILLIS * i / pieces.size(), pieces.get(i)));
        }
        Registration last = registrations.get(registrations.size() - 1);
        script.add(push(SampleData.FEED_MILLIS / 2, List.of(last.with(MarriageDefect.IMPOSSIBLE_DATE, 0))));
        repeat(script);
        script.sort(Comparator.comparingLong(MarriagePush::atMillis));
        return script;
    }

    private List<Registration> registrations(List<Person> people) {
        List<Registration> all = new ArrayList<>();
        for (List<Person> couple : couples(people)) {
            String status = random.nextInt(4) == 0 ? "22" : "21";
            all.add(draft(Registration.MARRIAGE, couple, status));
        }
        List<Registration> divorces = new ArrayList<>();
        for (Registration marriage : all.subList(ORDERED.size(), all.size())) {
            List<Person> couple = marriage.parties().stream().map(Party::person).toList();
            // A person whom the hall refuses has one version, as in the other chimneys.
            if (couple.stream().noneMatch(Person::refusedByHall) && random.nextInt(100) < DIVORCED_PERCENT) {
                divorces.add(draft(Registration.DIVORCE, couple, "40"));
            }
        }
        all.addAll(divorces);
        for (int i = 0; i < all.size(); i++) {
            all.set(i, all.get(i).at(i, all.size()));
        }
        return plant(all);
    }

    private static Registration draft(String kind, List<Person> couple, String status) {
        List<Party> parties = couple.stream()
                .map(person -> new Party(
                        person, status, person.refusedByHall() ? MarriageDefect.HALL_REFUSES : MarriageDefect.NONE))
                .toList();
        return new Registration(kind, "", null, null, parties);
    }

    /** One is a man and one a woman, and both are of age; nobody is in two couples. */
    private List<List<Person>> couples(List<Person> people) {
        List<Person> shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, random);
        List<Person> men = ofAge(shuffled, "1");
        List<Person> women = ofAge(shuffled, "2");
        int most = Math.max(MarriageDefect.values().length, people.size() * COUPLES_PERCENT / 100);
        List<List<Person>> couples = new ArrayList<>();
        for (int i = 0; i < Math.min(most, Math.min(men.size(), women.size())); i++) {
            Person woman = women.get(i);
            boolean ordered = i < ORDERED.size();
            couples.add(List.of(men.get(i), ordered ? woman.named(ORDERED.get(i)) : woman));
        }
        return couples;
    }

    /** Those whom the hall refuses stand at the end of the made to order ones. */
    private static List<Person> ofAge(List<Person> people, String sex) {
        List<Person> found = new ArrayList<>(people.stream()
                .filter(person -> person.sex().equals(sex))
                .filter(person -> person.citizenId().startsWith(IdNumbers.NOBODYS_REGION))
                .filter(person -> person.birthDate().getYear() < YOUNGEST)
                .sorted(Comparator.comparing(person -> !person.refusedByHall()))
                .toList());
        Collections.rotate(found, ORDERED.size());
        return found;
    }

    private List<Registration> plant(List<Registration> all) {
        List<MarriageDefect> due = new ArrayList<>(MarriageDefect.planted());
        List<Registration> planted = new ArrayList<>();
        for (Registration one : all) {
            int party = random.nextInt(2);
            boolean refused = one.parties().stream().anyMatch(p -> p.defect() == MarriageDefect.HALL_REFUSES);
            MarriageDefect kind = refused ? MarriageDefect.NONE : chosen(one, party, due);
            planted.add(kind == MarriageDefect.NONE ? one : one.with(kind, due.remove(kind) ? own(one, kind) : party));
        }
        return planted;
    }

    private MarriageDefect chosen(Registration one, int party, List<MarriageDefect> due) {
        for (MarriageDefect kind : due) {
            if (own(one, kind) >= 0) {
                return kind;
            }
        }
        List<MarriageDefect> kinds = MarriageDefect.planted();
        MarriageDefect kind = kinds.get(random.nextInt(kinds.size()));
        boolean hit = random.nextInt(100) < SPOILT_PERCENT;
        return hit && kind.canBefall(one.parties().get(party).person()) ? kind : MarriageDefect.NONE;
    }

    /** Whom the defect can befall; -1 for nobody. */
    private static int own(Registration one, MarriageDefect kind) {
        for (int party = 1; party >= 0; party--) {
            if (kind.canBefall(one.parties().get(party).person())) {
                return party;
            }
        }
        return -1;
    }

    /** Cuts pushes; none names a person twice, and one that is all bad gets a good neighbor. */
    private List<List<Registration>> cut(List<Registration> all) {
        List<List<Registration>> pieces = new ArrayList<>();
        List<Registration> piece = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int size = 1 + random.nextInt(MOST_AT_ONCE);
        for (Registration one : all) {
            boolean twice =
                    one.parties().stream().anyMatch(p -> ids.contains(p.person().citizenId()));
            if (twice || piece.size() >= size && !bad(piece)) {
                pieces.add(piece);
                piece = new ArrayList<>();
                ids.clear();
                size = 1 + random.nextInt(MOST_AT_ONCE);
            }
            one.parties().forEach(p -> ids.add(p.person().citizenId()));
            piece.add(one);
        }
        pieces.add(piece);
        return pieces;
    }

    private static boolean bad(List<Registration> piece) {
        return piece.stream()
                .allMatch(one -> one.parties().stream().allMatch(p -> p.defect().fatal()));
    }

    private void repeat(List<MarriagePush> script) {
        List<MarriagePush> accepted =
                script.stream().filter(push -> !push.allInvalid()).toList();
        for (int i = random.nextInt(2); i < accepted.size(); i += REPEATED_EVERY) {
            script.add(accepted.get(i).repeatedAt(accepted.get(i).atMillis() + 1 + random.nextInt(1_000)));
        }
    }

    private MarriagePush push(long at, List<Registration> registrations) {
        String key = "HY-" + registrations.get(0).number() + "-" + at;
        return new MarriagePush(at, key, registrations, false);
    }
}
