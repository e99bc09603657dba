package org.huitong.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/**
 * Whether a damaged page was ever read. Found once it is not forgotten because the next question meets sound pages:
 * nothing is written any more, and a mark beside the file has the next start read every page first. Thread-safe.
 */
final class StoreDamage {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDamage.class);

    private final Path file;
    private final Path mark;
    private volatile String found = "";

    StoreDamage(Path file) {
        this.file = file;
        this.mark = file.resolveSibling(file.getFileName() + ".damaged");
    }

    /** Remembers it where the failure tells of damage. */
    void look(Throwable failure) {
        if (found.isEmpty() && failure instanceof SQLiteException sqlite && tells(sqlite)) {
            found = sqlite.getResultCode().name();
            LOG.error("the store {} is damaged: {}. It is not written any more", file, found);
            try {
                Files.createFile(mark);
            } catch (IOException e) {
                LOG.warn("no mark was left beside the damaged store {}: {}", file, e.getMessage());
            }
        }
    }

    private static boolean tells(SQLiteException failure) {
        String code = failure.getResultCode().name();
        return code.startsWith("SQLITE_CORRUPT")
                || code.equals("SQLITE_NOTADB")
                || code.equals("SQLITE_IOERR_SHORT_READ");
    }

    /** Throws PUBLISH-STORE-BEHIND with the cure once damage was found. */
    void requireWhole() {
        if (!found.isEmpty()) {
            throw damaged(found);
        }
    }

    /** Where the last run found damage, reads all of it; throws PUBLISH-STORE-BEHIND while there is some. */
    void requireMended(DataSource source) throws IOException {
        if (!Files.exists(mark)) {
            return;
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA integrity_check(1)")) {
            if (!answer.next() || !answer.getString(1).equals("ok")) {
                throw damaged("integrity_check");
            }
        } catch (SQLException e) {
            throw damaged(e.getMessage());
        }
        Files.delete(mark);
    }

    private HuitongException damaged(String how) {
        return new HuitongException(
                ErrorCode.PUBLISH_STORE_BEHIND,
                "the store " + file + " is damaged (" + how + "). Nothing is written to it; what was accepted waits on"
                        + " the bus. Stop the gateway, keep a copy of the whole data directory, mend or restore the file,"
                        + " then start it (docs/operator.md, \"The store is away\").");
    }
}
