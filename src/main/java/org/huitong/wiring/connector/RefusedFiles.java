package org.huitong.wiring.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.huitong.message.ErrorCode;
import org.huitong.message.Json;

/** What people read of the files in a folder {@code failed}. */
final class RefusedFiles {
    private static final int MOST_BYTES = 1 << 20;

    private RefusedFiles() {}

    /** @param failures id to problem document, not empty, the oldest first */
    static String text(Map<String, Path> failures) {
        Map.Entry<String, Path> last =
                failures.entrySet().stream().reduce((one, next) -> next).orElseThrow();
        return ErrorCode.RECEIVE_FILE_REFUSED.text() + ": " + failures.size() + " refused file"
                + (failures.size() == 1 ? " lies" : "s lie") + " in "
                + last.getValue().getParent() + ", the last is "
                + last.getKey() + ": " + code(last.getValue()) + ". Read the .problem.json beside it; then remove"
                + " both, or mend the file and put it in again.";
    }

    private static String code(Path problem) {
        try (InputStream in = Files.newInputStream(problem, LinkOption.NOFOLLOW_LINKS)) {
            return String.valueOf(
                    Json.read(in.readNBytes(MOST_BYTES), Map.class).get("code"));
        } catch (IOException | UncheckedIOException e) {
            return "its problem document cannot be read";
        }
    }
}
