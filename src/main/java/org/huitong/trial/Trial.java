package org.huitong.trial;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huitong.authorize.Authorizer;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;
import org.huitong.catalog.Words;
import org.huitong.message.BusRecord;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.huitong.normalize.Normalized;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.input.Limits;

/** Tries samples by the files of one home. For one thread. */
public final class Trial {
    private final Catalog catalog;
    private final Limits limits;
    private final Normalizer normalizer;

    public Trial(Catalog catalog, Limits limits) {
        this.catalog = catalog;
        this.limits = limits;
        this.normalizer = new Normalizer(catalog);
    }

    /**
     * What becomes of a file's records; each is tried alone first, so that its notes are its own.
     *
     * @param most records that are listed
     * @throws HuitongException where nothing of it can be read, or its system may not hand it over
     */
    public Tries of(MappingFile source, Path file, Format format, int most) {
        new Authorizer(catalog).mayOffer(source.system(), source.resource());
        Sampled sampled = Sampled.of(file, format, source, limits);
        Whole whole = whole(source, sampled.raws());
        Told told = new Told(source);
        for (Raw raw : sampled.raws()) {
            told.add(raw, normalizer.explain(intake(source, List.of(raw), true)), whole.parked());
        }
        Resource resource = catalog.resource(source.resource()).orElseThrow();
        List<Outcome.Receiver> receivers = Receivers.of(catalog, resource, Instant.now());
        Outcome outcome = new Outcome(
                source.system(),
                source.resource(),
                new Outcome.Input(
                        file.toString(), Words.of(format), source.charset().name(), sampled.whole()),
                told.counts(),
                refused(sampled, whole, resource, receivers),
                told.first(most),
                receivers);
        return new Tries(
                outcome, sampled.raws().subList(0, Math.min(most, sampled.raws().size())));
    }

    /** @param raws of the records that are listed */
    public record Tries(Outcome outcome, List<Raw> raws) {}

    /** What is asked of the intake as a whole, and which records are parked for that. */
    private record Whole(List<Intake.Parked> parked, HuitongException refused) {}

    private Whole whole(MappingFile source, List<Raw> raws) {
        try {
            Normalized all = normalizer.explain(intake(source, raws, false));
            return new Whole(all.intake().parked(), null);
        } catch (HuitongException e) {
            return new Whole(List.of(), e);
        }
    }

    private Intake intake(MappingFile source, List<Raw> raws, boolean part) {
        return new Intake(
                "sample",
                1,
                source.system(),
                source.resource(),
                part ? "sample" : null,
                "",
                Instant.EPOCH,
                part || source.polled(),
                raws,
                List.of(),
                List.of(),
                null);
    }

    private static Outcome.Refused refused(
            Sampled sampled, Whole whole, Resource resource, List<Outcome.Receiver> receivers) {
        HuitongException first = sampled.trouble() != null ? sampled.trouble() : whole.refused();
        if (first != null) {
            return new Outcome.Refused(first.code().text(), first.getMessage());
        }
        boolean nobody = receivers.isEmpty() && resource.withoutSubscription() == Resource.WithoutSubscription.REFUSE;
        return nobody
                ? new Outcome.Refused(
                        ErrorCode.AUTHORIZE_NO_SUBSCRIPTION.text(),
                        ErrorCode.AUTHORIZE_NO_SUBSCRIPTION.text() + ": nobody is granted " + resource.id()
                                + ", and its entry says that records which nobody receives are refused. Write a grant"
                                + " in config/grants, or say without-subscription: count.")
                : null;
    }

    /** In the words of the bus. */
    static String op(BusRecord record) {
        return record.op().name().toLowerCase(Locale.ROOT);
    }

    static List<String> froms(MappingFile source, String item) {
        MappingFile.Field field = source.items().get(item);
        List<String> froms = new ArrayList<>();
        if (field != null) {
            field.sources().forEach(path -> froms.add(path.text()));
        }
        return froms;
    }
}
