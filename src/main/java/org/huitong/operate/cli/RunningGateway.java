package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Asks the admin API, for commands that can also do without a gateway. */
public final class RunningGateway {
    private RunningGateway() {}

    /**
     * The answer to one question.
     *
     * @param token the file with the admin token
     * @param query null values are left out
     * @throws CommandFailed where the gateway is away or refuses, with its words
     */
    public static JsonNode get(String admin, Path token, String path, Map<String, ?> query, Texts texts)
            throws CommandFailed {
        return client(admin, token, texts).get(path, query);
    }

    static AdminClient client(String admin, Path token, Texts texts) throws CommandFailed {
        try {
            return new AdminClient(admin, Files.readString(token).strip(), texts);
        } catch (NoSuchFileException e) {
            throw new CommandFailed(texts.of("error.token.missing", token));
        } catch (IOException e) {
            throw new CommandFailed(texts.of("error.token", token));
        }
    }
}
