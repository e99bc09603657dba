package sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import sample.Registration.Party;

/**
 * What the marriage registry says about the people of a sample, and what must be true once all of it is settled. It is drawn
 * from a seed of its own, so that the other chimneys' scripts stay as they are; equal seeds give equal scripts.
 *
 * @param pushes in this order, each after the answer to the one before
 */
public record Marriages(List<MarriagePush> pushes) {
    public static final String SYSTEM = "civil-affairs.marriage";
    public static final String RESOURCE = "marriage-registration";
    private static final long OWN = 0x4d415252L;

    public Marriages {
        pushes = List.copyOf(pushes);
    }

    public static Marriages of(SampleData sample) {
        return new Marriages(new MarriageScript(new Random(sample.seed() ^ OWN)).write(sample.people()));
    }

    /** Counts of the chimney, in parties: each is a record. */
    public Expected.Counts counts() {
        int accepted = 0;
        int parked = 0;
        int rejected = 0;
        int repeats = 0;
        for (MarriagePush push : pushes) {
            int all = push.parties().size();
            int bad = (int)
                    push.parties().stream().filter(p -> p.defect().fatal()).count();
            repeats += push.repeat() ? all : 0;
            rejected += !push.repeat() && push.allInvalid() ? all : 0;
            accepted += push.repeat() || push.allInvalid() ? 0 : all - bad;
            parked += push.repeat() || push.allInvalid() ? 0 : bad;
        }
        return new Expected.Counts(accepted + parked + rejected + repeats, accepted, parked, rejected, repeats);
    }

    /** Parties that have this defect, repeats left out. */
    public long planted(MarriageDefect kind) {
        return pushes.stream()
                .filter(push -> !push.repeat())
                .flatMap(push -> push.parties().stream())
                .filter(party -> party.defect() == kind)
                .count();
    }

    /**
     * The latest record of every person that the service hall must hold: masked key to granted items.
     *
     * @param maskSecret the mask secret of the hall's subscription
     */
    public Map<String, Map<String, String>> hall(byte[] maskSecret) {
        Map<String, Map<String, String>> held = new TreeMap<>();
        for (MarriagePush push : pushes) {
            for (Registration one : push.repeat() ? List.<Registration>of() : push.registrations()) {
                one.parties().stream()
                        .filter(party -> !party.defect().fatal())
                        .filter(party -> !party.person().refusedByHall())
                        .forEach(party -> put(held, one, party, maskSecret));
            }
        }
        return held;
    }

    private static void put(Map<String, Map<String, String>> held, Registration one, Party party, byte[] maskSecret) {
        String key = Expected.mask(party.person().citizenId(), maskSecret);
        Map<String, String> items = new LinkedHashMap<>();
        items.put("citizenId", key);
        items.put("name", party.person().name());
        items.put("kind", one.kind());
        items.put("maritalStatus", party.status());
        items.put("registeredOn", one.on().toString());
        held.put(key, items);
    }
}
