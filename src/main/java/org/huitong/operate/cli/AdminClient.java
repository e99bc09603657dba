package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Calls the admin API. HttpURLConnection, because a command should be over before java.net.http has started. */
final class AdminClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final int TIMEOUT_MILLIS = 30_000;

    /** What looks at a whole home, and waits for what is under way, may take so long. */
    private static final int LONG_MILLIS = 180_000;

    /** Refusals of rows that looking again does not cure: they say themselves what does. */
    private static final Pattern SAID = Pattern.compile("^OPERATE-(CLAIMED|SECOND):");

    private final String base;
    private final String token;
    private final Texts texts;
    private final int millis;

    AdminClient(String admin, String token, Texts texts) {
        this(admin.replaceAll("/+$", "") + "/api/v1", token, texts, TIMEOUT_MILLIS);
    }

    private AdminClient(String base, String token, Texts texts, int millis) {
        this.base = base;
        this.token = token;
        this.texts = texts;
        this.millis = millis;
    }

    /** The same, for calls that may take minutes. */
    AdminClient patient() {
        return new AdminClient(base, token, texts, LONG_MILLIS);
    }

    JsonNode get(String path, Map<String, ?> query) throws CommandFailed {
        StringJoiner pairs = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> {
            if (value != null) {
                pairs.add(name + "=" + escape(value.toString()));
            }
        });
        return call("GET", path + pairs, null, null);
    }

    /** {@code as} is the name of the person who acts. */
    JsonNode write(String method, String path, String as, Object body) throws CommandFailed {
        return call(method, path, as, body);
    }

    /** Percent-encoded UTF-8: fit for a path segment, a query and, as people's names are not ASCII, for a header. */
    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode call(String method, String path, String as, Object body) throws CommandFailed {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(base + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(millis);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            if (as != null) {
                connection.setRequestProperty("Huitong-As", escape(as));
            }
            send(connection, body);
            return answer(connection, path);
        } catch (ConnectException e) {
            throw new CommandFailed(texts.of("error.down", base));
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailed(texts.of("error.call", base, e.getMessage()));
        }
    }

    private static void send(HttpURLConnection connection, Object body) throws IOException {
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(JSON.writeValueAsBytes(body));
            }
        }
    }

    private JsonNode answer(HttpURLConnection connection, String path) throws IOException, CommandFailed {
        int status = connection.getResponseCode();
        if (status < 400) {
            try (InputStream in = connection.getInputStream()) {
                return JSON.readTree(in);
            }
        }
        try (InputStream in = connection.getErrorStream()) {
            throw new CommandFailed(refusal(status, path, in == null ? new byte[0] : in.readAllBytes()));
        }
    }

    /** The gateway's own words first, then what this command line knows to do about it. */
    private String refusal(int status, String path, byte[] body) {
        StringBuilder text = new StringBuilder(said(status, body));
        String advice = "error." + status;
        // What is known of a status is about rows; files that were refused say themselves what is wrong.
        if (texts.has(advice)
                && !path.startsWith("/live")
                && !SAID.matcher(text).find()) {
            text.append(System.lineSeparator()).append(texts.of(advice, path));
        }
        return texts.explained(text.toString());
    }

    private String said(int status, byte[] body) {
        JsonNode problem;
        try {
            problem = JSON.readTree(body);
        } catch (IOException e) {
            return texts.of("error.status", base, status);
        }
        if (!problem.hasNonNull("code")) {
            return texts.of("error.status", base, status);
        }
        StringBuilder text = new StringBuilder(
                problem.get("code").asText() + ": " + problem.path("detail").asText());
        for (JsonNode error : problem.path("errors")) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(error.path("pointer").asText());
            text.append(" ").append(error.path("item").asText());
            text.append(" ").append(error.path("rule").asText());
            text.append(": ").append(error.path("text").asText());
        }
        return text.toString();
    }
}
