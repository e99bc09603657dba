package org.huitong.table;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.table.TableQuery.Found;

/**
 * Rows of a table in the order of their time and key, and those that become visible behind it: late by no more than the
 * window, or written while the far end's clock was behind. What has been published is known by its print; where that memory
 * is lost, or the clock went back further than the window, rows come again, none is left out. For one thread.
 *
 * <p>The window begins at the earliest of: the last row's time, what the far end's clock showed at the last look, and what
 * it would have shown then if it had always gone as it goes now; less the window's length. A row that was written since the
 * last look has a time behind that, whatever was done to the clock.
 */
public final class TimeSource implements TableSource {
    private final TimeRules rules;
    private final Tables tables;
    private final Dialects dialects;
    private final Seen seen;
    private final LongSupplier wall;
    private TableQuery query;
    /** The last look, good only while the place is the one it belongs to: else nobody knows what of it was committed. */
    private Look last;

    private TimePlace base;

    /** A look at the window that left nothing unread. */
    private record Look(Moment clock, long asOf) {}

    /** @param wall the gateway's own clock, in milliseconds */
    public TimeSource(TimeRules rules, DataSource tables, Dialects dialects, Path memory, LongSupplier wall) {
        this.rules = rules;
        this.tables = new Tables(tables, rules.table().timeout());
        this.dialects = dialects;
        this.seen = new Seen(memory);
        this.wall = wall;
    }

    @Override
    public Turn turn(byte[] token) throws SQLException, IOException {
        TimePlace place = TimePlace.of(token);
        seen.at(place.memory(), place.entries());
        if (!place.equals(base)) {
            last = null;
            base = place;
        }
        return tables.use(connection -> {
            if (query == null) {
                query = new TableQuery(rules.table(), dialects, connection);
            }
            Look now = new Look(query.clock(connection), wall.getAsLong());
            Look before = before(place, now);
            Spot spot = place.at().isEmpty() ? null : new Spot(place.at());
            if (spot != null && due(now)) {
                Moment low = low(spot, before, now);
                List<Spot> unseen = unseen(connection, spot, notGivenUp(place, low));
                Look look = unseen.size() < rules.table().maxRows() ? now : before;
                List<Found> late = rows(connection, unseen);
                Turn turn = late.isEmpty() ? Turn.NOTHING : took(place, late, spot, look, now);
                last = look; // not before: what went wrong above was not looked at
                if (!late.isEmpty()) {
                    return turn;
                }
            }
            List<Found> rows = query.first(connection, head(spot));
            return rows.isEmpty()
                    ? Turn.NOTHING
                    : took(place, rows, rows.get(rows.size() - 1).spot(), last == null ? before : last, now)
                            .ofPage(rules.table().maxRows());
        });
    }

    /** The time alone is asked for, too: over one comparison a database uses its index, over several hardly. */
    private Condition head(Spot spot) {
        Condition from = from(spot == null ? rules.startAt() : spot.time().text());
        return spot == null ? from : from.and(Condition.behind(rules.table().marks(), spot));
    }

    private Condition from(String time) {
        return Condition.of("t." + rules.table().marks().get(0) + " >= ?", 0, time);
    }

    private Look before(TimePlace place, Look now) {
        if (last != null) {
            return last;
        }
        return place.checked().isEmpty() ? now : new Look(Moment.parse(place.checked()), place.asOf());
    }

    /** Also where the gateway's own clock went back. */
    private boolean due(Look now) {
        return last == null
                || Math.abs(now.asOf() - last.asOf()) >= rules.every().toMillis();
    }

    private Moment low(Spot spot, Look before, Look now) {
        return spot.time().earlier(slowest(before, now)).minus(rules.window());
    }

    /** No row that was written since then has an earlier time. */
    private static Moment slowest(Look before, Look now) {
        Duration since = Duration.ofMillis(Math.max(0, now.asOf() - before.asOf()));
        return before.clock().earlier(now.clock().minus(since));
    }

    private static Moment notGivenUp(TimePlace place, Moment low) {
        return place.floor().isEmpty() ? low : low.later(Moment.parse(place.floor()));
    }

    private List<Spot> unseen(Connection connection, Spot spot, Moment low) throws SQLException {
        List<Spot> unseen = new ArrayList<>();
        Condition window = from(low.text())
                .and(Condition.behind(rules.table().marks(), spot).not());
        query.scan(connection, window, found -> {
            if (!seen.has(Prints.of(found))) {
                unseen.add(found);
            }
            return unseen.size() < rules.table().maxRows();
        });
        return unseen;
    }

    /** Those that have not moved on since. */
    private List<Found> rows(Connection connection, List<Spot> spots) throws SQLException {
        List<Found> rows = new ArrayList<>();
        for (Spot spot : spots) {
            rows.addAll(query.rows(connection, Condition.at(rules.table().marks(), spot)));
        }
        return rows;
    }

    private Turn took(TimePlace place, List<Found> rows, Spot spot, Look look, Look now) throws IOException {
        Moment low = low(spot, look, now);
        for (Found row : rows) {
            if (row.spot().time().compareTo(low) >= 0) {
                seen.add(Prints.of(row.spot()), row.spot().time().millis());
            }
        }
        String floor = place.floor();
        if (seen.size() > rules.remember()) {
            floor = giveUp(spot, slowest(look, now).minus(rules.window()));
        }
        Seen.Mark mark = seen.write(low.millis());
        base = new TimePlace(spot.marks(), look.clock().text(), look.asOf(), mark.memory(), mark.entries(), floor);
        return new Turn(rows.stream().map(Found::row).toList(), base.bytes());
    }

    /** Many rows of long ago, as at the first load, need no memory: nothing becomes visible among them any more. */
    private String giveUp(Spot spot, Moment low) {
        if (spot.time().compareTo(low) >= 0) {
            throw full();
        }
        seen.forget();
        return spot.time().plusNanos().text();
    }

    private HuitongException full() {
        return new HuitongException(
                ErrorCode.RECEIVE_AWAY,
                "reading " + rules.table().table() + " by "
                        + rules.table().marks().get(0) + " stopped: more than " + rules.remember()
                        + " rows were changed within its window of "
                        + rules.window().toSeconds()
                        + " seconds, so a late one could not be told from them. Nothing is lost. Raise remember, shorten"
                        + " the window, or ask by a number that grows.");
    }
}
