package org.huitong.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.huitong.catalog.Words;
import org.huitong.check.FarStep;
import org.huitong.probe.Answer.Kind;
import org.huitong.table.Presence;

/** Logs in to a database, and asks for the columns of the table, of which no row is read; a statement is only prepared. */
final class TableAsking implements Asking {
    private static final int LONGEST_STATEMENT = 64 << 10;
    private static final Pattern PLAIN = Pattern.compile("(?:t\\.)?([\\p{L}_][\\p{L}\\p{N}_$#]*)");

    private final Path home;
    private final Duration limit;

    TableAsking(Path home, Duration limit) {
        this.home = home;
        this.limit = limit;
    }

    @Override
    public String where(FarStep step, Beans beans) {
        return "the database behind " + beans.name(step.parameter("dataSource"));
    }

    @Override
    public void ask(FarStep step, Beans beans) throws IOException {
        Presence presence =
                new Presence(beans.named(step, beans.name(step.parameter("dataSource")), DataSource.class), limit);
        try {
            if (step.scheme().equals("sql")) {
                presence.prepare(statement(beans.text(step.uri()).substring("sql:".length())));
            } else if (step.parameter("table").isEmpty()) {
                presence.connect();
            } else {
                columns(step, beans, presence);
            }
        } catch (SQLException e) {
            throw blamed(e, beans.text(step, "table"));
        }
    }

    private String statement(String said) throws IOException {
        if (!said.startsWith("file:")) {
            return said;
        }
        Path file = home.resolve(said.substring("file:".length()));
        if (!Files.isReadable(file) || Files.size(file) > LONGEST_STATEMENT) {
            throw new Answer(Kind.MISSING, "its statement's file cannot be read, or is too long");
        }
        return Files.readString(file);
    }

    private static void columns(FarStep step, Beans beans, Presence presence) throws SQLException, Answer {
        String table = beans.text(step, "table");
        List<String> there = presence.columns(table);
        for (String name : named(step, beans)) {
            if (there.stream().noneMatch(name::equalsIgnoreCase)) {
                throw new Answer(
                        Kind.MISSING,
                        "table " + table + " has no column " + name,
                        Words.nearest(
                                        name.toLowerCase(Locale.ROOT),
                                        there.stream()
                                                .map(one -> one.toLowerCase(Locale.ROOT))
                                                .toList())
                                .map(near -> "Did you mean "
                                        + there.stream()
                                                .filter(near::equalsIgnoreCase)
                                                .findFirst()
                                                .orElse(near))
                                .orElse("Correct the name in the route, or let its operator add the column"));
            }
        }
    }

    /** Columns that are named as such; expressions the far end judges once it is asked for rows. */
    private static List<String> named(FarStep step, Beans beans) {
        List<String> parts = new ArrayList<>();
        for (String parameter : List.of("marks", "columns", "keyColumns", "versionColumn")) {
            parts.addAll(Arrays.asList(beans.text(step, parameter).split(",")));
        }
        return parts.stream()
                .map(part -> part.split("=", 2)[0].strip())
                .map(PLAIN::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(name -> name.group(1))
                .distinct()
                .toList();
    }

    private static Answer blamed(SQLException e, String table) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            return new Answer(Kind.LOGIN, "logging in was refused (SQLSTATE " + state + ")");
        }
        if (state.equals("42501")) {
            return new Answer(Kind.LOGIN, "the user may not do that there (SQLSTATE " + state + ")");
        }
        if (state.startsWith("3D")) {
            return new Answer(Kind.MISSING, "there is no database of that name (SQLSTATE " + state + ")");
        }
        if (state.startsWith("42")) {
            String what = table.isEmpty() ? "a table or column of its statement" : "table " + table;
            return new Answer(Kind.MISSING, what + " is not there, or may not be seen (SQLSTATE " + state + ")");
        }
        Answer answer = Blamed.of(e);
        boolean known = answer.kind() != Kind.FAILED;
        if (!known && state.startsWith("08")) {
            return new Answer(Kind.UNREACHABLE, "it cannot be reached (SQLSTATE " + state + ")");
        }
        return known ? answer : new Answer(Kind.FAILED, "it answered SQLSTATE " + state);
    }
}
