package org.huitong.table;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.table.RowsRefused.Refusal;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads from a driver's failure whether a row was to blame, and by what rule. Its message is never repeated. */
public final class Refusals {
    /** A name, and no value that a person gave. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.$]{0,63}");

    private Refusals() {}

    /** Data exceptions and integrity violations (ISO 9075 classes 22 and 23). */
    public static boolean ofRow(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** @param names pattern of the dialect; empty where only what the driver says apart counts */
    public static Refusal of(SQLException failure, String names) {
        return new Refusal(failure.getSQLState(), name(failure, names));
    }

    private static String name(SQLException failure, String names) {
        String name = "";
        if (failure instanceof PSQLException said && said.getServerErrorMessage() != null) {
            ServerErrorMessage error = said.getServerErrorMessage();
            name = error.getConstraint() == null ? error.getColumn() : error.getConstraint();
        } else if (!names.isEmpty() && failure.getMessage() != null) {
            Matcher found = Pattern.compile(names).matcher(failure.getMessage());
            while (found.find()) {
                for (int group = 1; group <= found.groupCount(); group++) {
                    name = found.group(group) == null ? name : found.group(group);
                }
            }
        }
        return name != null && NAME.matcher(name).matches() ? name : "";
    }
}
