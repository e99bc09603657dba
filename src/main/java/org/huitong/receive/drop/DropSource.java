package org.huitong.receive.drop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.huitong.catalog.MappingFile;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Problem;
import org.huitong.receive.FilePart;
import org.huitong.receive.input.Limits;

/**
 * The files of one source, a piece per turn. All that must outlive it is in the folder and in the {@link Place} that was
 * committed; what it keeps besides only spares reading twice. For one thread.
 *
 * <p>Of a file that is under way the folder {@code work} tells; how far it has come, the place. A file that is no longer
 * the place's is at its beginning (F1), one that the place has finished or refused only waits to be moved (F3).
 */
public final class DropSource implements AutoCloseable {
    private final MappingFile source;
    private final DropRules rules;
    private final Limits limits;
    private final Judge judge;
    private final DropFolder folder;
    private final Inbox inbox;
    private boolean opened;
    private Reading reading;

    /** @param ids names of arrivals, each greater than the one before */
    public DropSource(MappingFile source, DropRules rules, Limits limits, Judge judge, Supplier<String> ids) {
        this.source = source;
        this.rules = rules;
        this.limits = limits;
        this.judge = judge;
        this.folder = new DropFolder(rules.folder());
        this.inbox = new Inbox(folder, rules, ids);
    }

    /**
     * What comes next; nothing of it counts before its place is committed.
     *
     * @param stopping true once the turn is to be given up
     * @throws HuitongException RECEIVE_AWAY where folder or disk do not answer
     */
    public Outcome turn(Place place, BooleanSupplier stopping) {
        try {
            if (!opened) {
                folder.open();
                opened = true;
            }
            return place.state() == Place.State.READING ? goOn(place, stopping) : next(place, stopping);
        } catch (IOException e) {
            throw away(e);
        }
    }

    private Outcome next(Place place, BooleanSupplier stopping) throws IOException {
        tidy(place);
        Optional<Arrival> arrival = inbox.next();
        return arrival.isEmpty() ? new Outcome.Nothing() : begin(arrival.get(), place.snapshot(), stopping);
    }

    /** Moves a file to where it belongs, as the place that is committed says; nothing where that was done. */
    public void tidy(Place place) throws IOException {
        if (place.state() == Place.State.FINISHED) {
            folder.finish(place.arrival());
        } else if (place.state() == Place.State.REFUSED) {
            folder.refuse(place.arrival());
        }
    }

    private Outcome begin(Arrival arrival, long last, BooleanSupplier stopping) throws IOException {
        boolean again = reading != null && reading.arrival().equals(arrival) && reading.reaches(0);
        Place place = new Place(arrival.id(), Place.State.READING, 0, 0, "", last);
        if (!again) {
            close();
            FirstPass pass = new FirstPass(source, rules, limits, judge);
            try {
                Findings found = sound(arrival, stopping) ? pass.run(arrival, folder, last, stopping) : null;
                if (found == null) {
                    return new Outcome.Nothing();
                }
                reading = Reading.open(arrival, found, source, rules, limits);
            } catch (HuitongException e) {
                return refuse(place, pass.read(), e);
            }
        }
        return part(place, stopping);
    }

    /** False where it was stopped. */
    private boolean sound(Arrival arrival, BooleanSupplier stopping) throws IOException {
        String ending = rules.wrapping().checksum();
        if (ending.isEmpty()) {
            return true;
        }
        Path beside = folder.of(arrival.id()).get(arrival.file().getFileName() + ending);
        return Checksum.holds(arrival, beside, ending, stopping);
    }

    private Outcome goOn(Place place, BooleanSupplier stopping) throws IOException {
        boolean open =
                reading != null && reading.arrival().id().equals(place.arrival()) && reading.reaches(place.records());
        if (!open) {
            close();
            Optional<Arrival> arrival = inbox.held(place.arrival());
            if (arrival.isEmpty()) {
                return refuse(place, place.total() - place.records(), Refused.gone(place.records()));
            }
            FirstPass pass = new FirstPass(source, rules, limits, judge);
            Optional<Findings> found = same(pass, arrival.get(), place, stopping);
            if (stopping.getAsBoolean()) {
                return new Outcome.Nothing();
            }
            if (found.isEmpty()) {
                return refuse(place, place.total() - place.records(), Refused.changed(place.records()));
            }
            reading = Reading.open(arrival.get(), found.get(), source, rules, limits);
        }
        return part(place, stopping);
    }

    /** Empty where the file is another than the one whose first records are taken in. */
    private Optional<Findings> same(FirstPass pass, Arrival arrival, Place place, BooleanSupplier stopping)
            throws IOException {
        try {
            return Optional.ofNullable(pass.again(arrival, folder, stopping))
                    .filter(found -> found.digest().equals(place.digest()));
        } catch (HuitongException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            return Optional.empty();
        }
    }

    private Outcome part(Place place, BooleanSupplier stopping) throws IOException {
        Findings found = reading.findings();
        try {
            Reading.Piece piece = reading.at(place.records(), stopping);
            Place next = new Place(
                    place.arrival(),
                    piece.last() ? Place.State.FINISHED : Place.State.READING,
                    piece.to(),
                    found.records(),
                    found.digest(),
                    piece.last() ? found.size() : place.snapshot());
            return new Outcome.Part(new FilePart(place.arrival() + "/" + piece.from(), piece.raws()), next);
        } catch (HuitongException e) {
            if (stopping.getAsBoolean()) {
                close(); // what was given up within a piece cannot go on there
                return new Outcome.Nothing();
            }
            return refuse(place, found.records() - place.records(), e);
        }
    }

    /** Says why beside the file; the file follows once that is committed. */
    private Outcome refuse(Place place, long records, HuitongException why) throws IOException {
        if (why.getCause() instanceof IOException io) {
            throw io;
        }
        close();
        folder.explain(place.arrival(), Problem.of(why).bytes());
        return new Outcome.Refusal(place.refused(), records, why);
    }

    /** Refused files that nobody has taken care of; the last says what it was. */
    public Map<String, Path> failures() {
        try {
            return folder.failures();
        } catch (IOException e) {
            throw away(e);
        }
    }

    private HuitongException away(IOException e) {
        opened = false;
        close();
        return new HuitongException(
                ErrorCode.RECEIVE_AWAY,
                "looking into the drop-folder of " + source.system() + " for " + source.resource() + " ("
                        + rules.folder() + ") failed: " + e.getClass().getSimpleName()
                        + ". See that the folder is there, and that the gateway may read, write and rename in it; it"
                        + " looks again by itself.",
                e);
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }
}
