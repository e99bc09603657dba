package org.huitong.rename;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether the data of an installation may know a system: then queues, tokens, rows and receipts bear its name. Stateless. */
public final class Known {
    private Known() {}

    /**
     * The first start with a system makes its secret, before anything else of it.
     *
     * @param token whether the system proves itself by a secret that the gateway makes
     */
    public static boolean to(Path data, String system, boolean token) {
        if (!Files.exists(data.resolve("bus")) && !Files.exists(data.resolve("secrets"))) {
            return false;
        }
        return !token || secret(data.resolve("secrets"), system + ".");
    }

    private static boolean secret(Path secrets, String start) {
        if (!Files.isDirectory(secrets)) {
            return true; // there was a start, and what it made was taken away
        }
        try (Stream<Path> all = Files.list(secrets)) {
            return all.anyMatch(file -> file.getFileName().toString().startsWith(start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
