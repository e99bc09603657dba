package org.huitong.deliver;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps what a far end said to a class of trouble: HTTP status (RFC 9110), SQLSTATE class (ISO 9075), FTP reply (RFC 959),
 * SFTP status, a word for what happened to the connection, or the kind of a broker's exception. A connector may add or
 * replace entries. Immutable.
 */
public final class TroubleTable {
    /** What DESIGN 3.2 fixes for every connector. */
    public static final TroubleTable STANDARD = new TroubleTable(Map.ofEntries(
            Map.entry("http 400", Trouble.RECORD),
            Map.entry("http 409", Trouble.RECORD),
            Map.entry(Outcome.TOO_LARGE, Trouble.RECORD),
            Map.entry("http 422", Trouble.RECORD),
            Map.entry("http 408", Trouble.OUTAGE),
            Map.entry("http 429", Trouble.OUTAGE),
            Map.entry("http 3", Trouble.CONNECTOR),
            Map.entry("http 4", Trouble.CONNECTOR),
            Map.entry("http 5", Trouble.OUTAGE),
            Map.entry("sqlstate 22", Trouble.RECORD),
            Map.entry("sqlstate 23", Trouble.RECORD),
            Map.entry("sqlstate 28", Trouble.CONNECTOR),
            Map.entry("sqlstate 42", Trouble.CONNECTOR),
            Map.entry("sqlstate 08", Trouble.OUTAGE),
            Map.entry("sqlstate 40", Trouble.OUTAGE),
            Map.entry("sqlstate 57", Trouble.OUTAGE),
            Map.entry("form", Trouble.RECORD),
            // 530 not logged in, 550 and 553 no such folder or no right; 552 is a full disk.
            Map.entry("ftp 5", Trouble.CONNECTOR),
            Map.entry("ftp 552", Trouble.OUTAGE),
            Map.entry("ftp", Trouble.OUTAGE),
            Map.entry("sftp 2", Trouble.CONNECTOR),
            Map.entry("sftp 3", Trouble.CONNECTOR),
            Map.entry("sftp", Trouble.OUTAGE),
            Map.entry("ssh key", Trouble.CONNECTOR),
            Map.entry("ssh login", Trouble.CONNECTOR),
            Map.entry("ssh", Trouble.OUTAGE),
            Map.entry("file", Trouble.CONNECTOR),
            Map.entry("tls", Trouble.CONNECTOR),
            Map.entry("answer", Trouble.CONNECTOR),
            Map.entry("soap Client", Trouble.RECORD),
            Map.entry("soap Sender", Trouble.RECORD),
            Map.entry("soap refused", Trouble.RECORD),
            Map.entry("soap Server", Trouble.OUTAGE),
            Map.entry("soap Receiver", Trouble.OUTAGE),
            Map.entry("soap", Trouble.CONNECTOR),
            Map.entry("jms", Trouble.OUTAGE),
            Map.entry("jms JMSSecurityException", Trouble.CONNECTOR),
            Map.entry("jms InvalidDestinationException", Trouble.CONNECTOR),
            Map.entry("jms InvalidClientIDException", Trouble.CONNECTOR),
            Map.entry("jms MessageFormatException", Trouble.RECORD),
            Map.entry("io SecretNotLent", Trouble.CONNECTOR),
            Map.entry("io", Trouble.OUTAGE)));

    private final Map<String, Trouble> entries;

    private TroubleTable(Map<String, Trouble> entries) {
        this.entries = Map.copyOf(entries);
    }

    /** This table with more entries; equal words are replaced. */
    public TroubleTable with(Map<String, Trouble> more) {
        Map<String, Trouble> all = new LinkedHashMap<>(entries);
        all.putAll(more);
        return new TroubleTable(all);
    }

    /**
     * The entry with the longest word that {@code cause} begins with. What nobody foresaw is treated as an outage, which
     * loses nothing: escalation still finds a record that is itself the cause.
     */
    public Trouble of(String cause) {
        for (int end = cause.length(); end > 0; end--) {
            Trouble found = entries.get(cause.substring(0, end));
            if (found != null) {
                return found;
            }
        }
        return Trouble.OUTAGE;
    }
}
