package org.huitong.normalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.huitong.message.BusRecord;
import org.huitong.message.Defect;
import org.huitong.message.Intake;
import org.huitong.message.Raw;

/** What becomes of the records of one intake. For one thread. */
final class Results {
    /**
     * Every member of a group takes along what encloses it, so that a small record can become a large intake. Above these,
     * records with groups are parked whole; replayed alone they go through. Bytes are counted as the most they can be.
     */
    private static final int MAX_MEMBERS = 20_000;

    private static final int MAX_MEMBER_BYTES = 32 << 20;

    /** A good record and the member it came from. */
    record Good(BusRecord record, Member member) {}

    final NoteCounts notes = new NoteCounts();
    private final Intake intake;
    private final List<BusRecord> good;
    private final List<Member> members;
    private final List<Intake.Parked> bad = new ArrayList<>();
    private int membersLeft = MAX_MEMBERS;
    private int bytesLeft = MAX_MEMBER_BYTES;

    /** @param keepsMembers whether {@link #each} will be asked for */
    Results(Intake intake, boolean keepsMembers) {
        this.intake = intake;
        this.good = new ArrayList<>(intake.raws().size());
        this.members = keepsMembers ? new ArrayList<>() : null;
    }

    Intake intake() {
        return intake;
    }

    void good(BusRecord record, Member member) {
        good.add(record);
        if (members != null) {
            members.add(member);
        }
    }

    void bad(Raw raw, String recordId, Defect defect) {
        bad.add(new Intake.Parked(raw, recordId, defect));
    }

    /** Whether there is room for members of this size; takes it. */
    boolean room(int count, int bytes) {
        if (count > membersLeft || bytes > bytesLeft) {
            return false;
        }
        membersLeft -= count;
        bytesLeft -= bytes;
        return true;
    }

    List<BusRecord> good() {
        return good;
    }

    /** In input order. */
    List<Intake.Parked> bad() {
        return bad;
    }

    /** The good records with their members, which are kept where that was asked for. */
    List<Good> each() {
        List<Good> all = new ArrayList<>(good.size());
        for (int i = 0; i < good.size(); i++) {
            all.add(new Good(good.get(i), members.get(i)));
        }
        return all;
    }

    /** Good ones that are not, after all. */
    void park(List<Good> found, List<Defect> why) {
        for (int i = 0; i < found.size(); i++) {
            Good one = found.get(i);
            Member member = one.member();
            Raw raw = member.parent() == null ? member.raw() : Group.alone(member);
            bad(raw, one.record().id(), why.get(i));
        }
        // By identity: two records may be equal, and comparing all that they hold costs.
        Set<BusRecord> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        found.forEach(one -> gone.add(one.record()));
        good.removeIf(gone::contains);
        bad.sort(Comparator.comparingInt(parked -> parked.defect().index()));
    }

    /** The intake with its records. */
    Intake normalized() {
        return intake.mends() == null ? intake.normalized(good, bad) : mended();
    }

    /**
     * A row is resolved or stays, as one: all of its records are published, or none. Several get ids of their own, which no
     * later intake can give again, for the row is resolved with them.
     */
    private Intake mended() {
        Intake.Mend mend = intake.mends();
        if (!bad.isEmpty()) {
            Intake.Parked first = bad.get(0);
            return intake.normalized(
                    List.of(), List.of(new Intake.Parked(first.raw(), mend.recordId(), first.defect())));
        }
        if (good.size() <= 1) {
            return intake.normalized(good, bad);
        }
        List<BusRecord> several = new ArrayList<>(good.size());
        for (BusRecord r : good) {
            String id = mend.recordId() + "." + several.size();
            several.add(new BusRecord(id, r.key(), r.version(), r.revision(), r.op(), r.data()));
        }
        return intake.normalized(several, bad);
    }
}
