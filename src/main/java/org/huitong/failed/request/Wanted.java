package org.huitong.failed.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.huitong.failed.Cursor;
import org.huitong.failed.Finder;
import org.huitong.failed.Listed;
import org.huitong.failed.Page;
import org.huitong.failed.Question;
import org.huitong.failed.Rows;
import org.huitong.failed.request.Request.Chosen;
import org.huitong.failed.request.Request.Kind;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.RowState;

/** Which rows a request is about, as of the moment it was made: rows that come later are not among them. Thread-safe. */
public final class Wanted {
    /** Of one request. */
    static final int MOST_ROWS = 1_000_000;

    private static final int MOST_LOOKED = 200;
    private static final Set<RowState> WAITING = Set.of(RowState.PARKED, RowState.HELD);
    private static final Set<RowState> GONE = Set.of(RowState.DISCARDED);

    private final Finder finder;
    private final Rows rows;
    private final Question question;
    private final List<Long> numbers;
    private final String words;

    private Wanted(Finder finder, Rows rows, Question question, List<Long> numbers, String words) {
        this.finder = finder;
        this.rows = rows;
        this.question = question;
        this.numbers = numbers;
        this.words = words;
    }

    /** All that a question finds now. */
    public static Wanted of(Finder finder, Question asked, String words) {
        long now = System.currentTimeMillis() + 1;
        Long to = asked.to() == null ? now : Math.min(asked.to(), now);
        return new Wanted(finder, null, asked.page(to, null, asked.limit()), null, words);
    }

    /** These. */
    public static Wanted of(Rows rows, List<Long> numbers) {
        return new Wanted(null, rows, null, List.copyOf(numbers), numbers.size() + " rows by number");
    }

    String words() {
        return words;
    }

    /** One of them; empty where the first second of looking finds none. */
    Optional<Chosen> first(Kind kind) {
        if (numbers != null) {
            return numbers.stream()
                    .limit(1)
                    .flatMap(no -> byNumber(no, kind).stream())
                    .findFirst();
        }
        return finder.rows(question.page(question.to(), null, MOST_LOOKED)).rows().stream()
                .filter(row -> states(kind).contains(row.state()))
                .map(Wanted::chosen)
                .findFirst();
    }

    /** All of them that may be acted on, in pieces. Throws OPERATE-INVALID where they are too many. */
    void pieces(Kind kind, int most, Consumer<List<Chosen>> each) {
        if (numbers != null) {
            List<Chosen> all =
                    numbers.stream().flatMap(no -> byNumber(no, kind).stream()).toList();
            for (int i = 0; i < all.size(); i += most) {
                each.accept(all.subList(i, Math.min(i + most, all.size())));
            }
            return;
        }
        Cursor after = null;
        long sum = 0;
        do {
            Page page = finder.rows(question.page(question.to(), after, most));
            List<Chosen> piece = new ArrayList<>();
            for (Listed row : page.rows()) {
                if (states(kind).contains(row.state())) {
                    piece.add(chosen(row));
                }
            }
            sum += piece.size();
            if (sum > MOST_ROWS) {
                throw new HuitongException(
                        ErrorCode.OPERATE_INVALID,
                        "choosing the records failed: there are more than " + MOST_ROWS
                                + " of them. Ask for fewer, by --from and --to.");
            }
            if (!piece.isEmpty()) {
                each.accept(piece);
            }
            after = page.next();
        } while (after != null);
    }

    private Optional<Chosen> byNumber(long no, Kind kind) {
        return rows.find(no)
                .filter(row -> states(kind).contains(row.state()))
                .map(row -> new Chosen(row.no(), row.revision(), "due", ""));
    }

    private static Chosen chosen(Listed row) {
        return new Chosen(row.no(), row.revision(), "due", "");
    }

    private static Set<RowState> states(Kind kind) {
        return kind == Kind.RESTORE ? GONE : WAITING;
    }
}
