package org.huitong.table;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** The dialects of an installation. Thread-safe. */
public final class Dialects {
    private final Path folder;

    /** @param folder {@code config/dialects} */
    public Dialects(Path folder) {
        this.folder = folder;
    }

    /**
     * The named one, or the one of the product that answers.
     *
     * @param name empty where the product is to be asked
     */
    Dialect of(String name, Connection connection) throws SQLException {
        if (!name.isEmpty()) {
            return all().stream()
                    .filter(dialect -> dialect.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> none("called " + name));
        }
        String product = connection.getMetaData().getDatabaseProductName();
        return all().stream()
                .filter(dialect -> product.startsWith(dialect.product()))
                .max(Comparator.comparingInt(dialect -> dialect.product().length()))
                .orElseThrow(() -> none("for " + product));
    }

    private HuitongException none(String which) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID,
                "there is no dialect " + which + " in " + folder + ". Copy the nearest one and change what differs.");
    }

    private List<Dialect> all() {
        List<Dialect> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.properties")) {
            files.forEach(file -> all.add(Dialect.read(file)));
        } catch (IOException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID, "the dialects in " + folder + " cannot be read. See the log.", e);
        }
        return all;
    }
}
