package org.huitong.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What PostgreSQL means by an SQLSTATE, and who must do what. Its own texts may quote rows, so they stay out. */
final class PostgresTrouble {
    private static final int CLASS = 2;

    private PostgresTrouble() {}

    static HuitongException of(String place, Throwable failure) {
        return new HuitongException(
                ErrorCode.PUBLISH_STORE_BEHIND,
                "the store " + place + " did not take it " + why(failure)
                        + ". Nothing is lost; what was accepted waits on the bus.",
                failure);
    }

    /**
     * Of a copy that broke off, of either direction.
     *
     * @param doing what was tried, at which place
     */
    static HuitongException ofCopy(String doing, Throwable failure) {
        return new HuitongException(
                ErrorCode.OPERATE_BACKUP, doing + " broke off " + why(failure) + ". Then try again.", failure);
    }

    private static String why(Throwable failure) {
        Throwable root = Engine.root(failure);
        String state = root instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        return "(" + (state.isEmpty() ? root.getClass().getSimpleName() : "SQLSTATE " + state) + "): " + meaning(state);
    }

    /** Of a connection that was there and is dead; a pool that got none has tried as long as it may. */
    static boolean ofConnection(Throwable failure) {
        return Engine.root(failure) instanceof SQLException sql
                && !(sql instanceof SQLTransientConnectionException)
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
    }

    private static String meaning(String state) {
        return switch (state) {
            case "22P05" -> "its encoding has no place for a character. Make the database with ENCODING 'UTF8'";
            case "25006" ->
                "it is read only, a standby perhaps. Name the primary in huitong.store.url, or add"
                        + " targetServerType=primary";
            case "3D000", "3F000" -> "there is no such database or schema. Make it, or put huitong.store.url right";
            case "42501" -> "the gateway's user lacks a right. It must own the schema's tables";
            case "53100" -> "its disk is full. Make room";
            case "53300" -> "it has no connection left. Allow more, or end some; the gateway takes up to 7";
            case "55P03" -> "another session holds a lock. End it";
            case "57014" -> "it took too long and was given up. See what the database is busy with";
            default -> ofClass(state.length() < CLASS ? "" : state.substring(0, CLASS));
        };
    }

    private static String ofClass(String first) {
        return switch (first) {
            case "", "08", "57" ->
                "it is away. Wake the database, or see to the network between; the gateway goes on by" + " itself";
            case "28" -> "it refuses the login. Put huitong.store.user and huitong.store.password right";
            case "40" -> "it was rolled back beside another session. Try again";
            case "53" -> "it is out of a resource. See its log";
            case "58", "XX" -> "it has trouble with its files. See its log, and mend the disk first";
            default -> "this is not foreseen. Report it with the SQLSTATE";
        };
    }
}
