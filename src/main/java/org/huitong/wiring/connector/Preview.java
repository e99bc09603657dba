package org.huitong.wiring.connector;

import java.time.Instant;
import java.util.List;
import org.huitong.message.BusRecord;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.drop.Judge;

/** Normalizes for the answer alone; nothing is counted and nothing goes on. Immutable, thread-safe. */
final class Preview implements Judge {
    private static final String ID = "preview";

    private final Normalizer normalizer;
    private final String system;
    private final String resource;

    Preview(Normalizer normalizer, String system, String resource) {
        this.normalizer = normalizer;
        this.system = system;
        this.resource = resource;
    }

    @Override
    public Judgement judge(List<Raw> raws) {
        Intake result = normalizer.normalize(
                new Intake(ID, 1, system, resource, ID, "", Instant.EPOCH, true, raws, List.of(), List.of(), null));
        return new Judgement(
                result.records().size(),
                result.parked().stream().map(Intake.Parked::defect).toList(),
                result.records().stream()
                        .map(record -> new Key(index(record), record.key()))
                        .toList());
    }

    /** The record id says where a record came from, and of which member of it: {@code preview-12.3}. */
    private static int index(BusRecord record) {
        String place = record.id().substring(ID.length() + 1);
        int member = place.indexOf('.');
        return Integer.parseInt(member < 0 ? place : place.substring(0, member));
    }
}
