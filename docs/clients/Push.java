import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Pushes a file to Huitong in batches of lines. Killed and run again it goes on, and nothing is doubled. Run it as {@code java
 * Push.java FILE}, Java 11 or later, nothing else. Settings, answers and exit codes: README.md beside this file.
 */
public final class Push {
    /** Most of one body; the gateway takes 4 MiB unless its operator says otherwise. */
    private static final int BYTES = 2_000_000;
    /** The gateway knows a key again for 7 days. */
    private static final long KEPT_SECONDS = 6 * 86_400;

    private static final int PARKED_OR_REFUSED = 1;
    private static final int USAGE = 2;
    private static final int TURNED_AWAY = 3;
    private static final int NO_ANSWER = 4;

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int code;

        Stop(int code, String text) {
            super(text);
            this.code = code;
        }
    }

    public static void main(String[] args) throws Exception {
        try {
            if (args.length != 1) {
                throw new Stop(USAGE, "usage: java Push.java FILE");
            }
            System.exit(new Push(Path.of(args[0])).run());
        } catch (Stop stop) {
            System.err.println(stop.getMessage());
            System.exit(stop.code);
        } catch (IOException | NumberFormatException trouble) {
            System.err.println(args[0] + ": " + trouble);
            System.exit(USAGE);
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv("HUITONG_" + name);
        if (value == null || value.isEmpty()) {
            value = otherwise;
        }
        if (value == null) {
            throw new Stop(USAGE, "HUITONG_" + name + " is not set. Set it as README.md says.");
        }
        return value;
    }

    /** From the environment or a file, never an argument, which every account could read. */
    private static String secret(String name) throws IOException {
        String path = setting(name + "_FILE", "");
        return path.isEmpty() ? setting(name, "") : Files.readString(Path.of(path)).strip();
    }

    // How far the file is pushed: on the disk before the first batch is sent, and again after each answer.

    private final Path file;
    private final Path stateFile;
    private final Map<String, String> state = new LinkedHashMap<>();
    private final URI uri;
    private final String type = setting("TYPE", "application/x-ndjson");
    private final String token = secret("TOKEN");
    private final String signs = secret("SECRET");
    private final HttpClient http;

    private Push(Path file) throws IOException, GeneralSecurityException {
        this.file = file;
        this.stateFile = Path.of(file + "." + setting("RESOURCE", null) + ".push");
        this.uri = URI.create(setting("URL", null).replaceFirst("/+$", "") + "/resources/" + setting("RESOURCE", null) + "/records");
        if (token.isEmpty() && signs.isEmpty()) {
            throw new Stop(USAGE, "there is no token. Set HUITONG_TOKEN_FILE to a file that holds it, or HUITONG_TOKEN.");
        }
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // one would carry the token to somebody else
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(tls(setting("CA", "")))
                .build();
    }

    private static SSLContext tls(String authorities) throws IOException, GeneralSecurityException {
        if (authorities.isEmpty()) {
            return SSLContext.getDefault();
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(Path.of(authorities))) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca" + trusted.size(), certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void loadState() throws IOException, GeneralSecurityException {
        String digest = digest();
        if (Files.exists(stateFile)) {
            for (String line : Files.readAllLines(stateFile)) {
                state.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        boolean known = digest.equals(state.get("digest"));
        if (!known && "1".equals(state.get("done"))) {
            state.clear();
        }
        if (!known && !state.isEmpty()) {
            throw new Stop(USAGE, file + " is half pushed and has changed since. Put the old file back and push it to its end; or remove "
                    + stateFile + ", and all of the file is pushed as new.");
        }
        if ("0".equals(state.get("done")) && System.currentTimeMillis() / 1000 - number("sent") > KEPT_SECONDS) {
            throw new Stop(USAGE, stateFile + " is older than the gateway remembers. Ask its operator whether key " + key()
                    + " was taken in, and correct or remove the file.");
        }
        if (state.isEmpty()) {
            boolean whole = Integer.parseInt(setting("BATCH", "1000")) == 0;
            state.put("run", String.format("%016x", new SecureRandom().nextLong()));
            state.put("digest", digest);
            state.put("header", whole ? "0" : setting("HEADER", "0"));
            state.put("batch", setting("BATCH", "1000"));
            state.put("offset", "-1");
            state.put("line", "1");
            for (String count : List.of("accepted", "parked", "refused", "done")) {
                state.put(count, "0");
            }
        }
    }

    private String digest() throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var in = Files.newInputStream(file)) {
            byte[] part = new byte[1 << 20];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                digest.update(part, 0, n);
            }
        }
        return hex(digest.digest());
    }

    private long number(String name) {
        return Long.parseLong(state.get(name));
    }

    private void add(String name, long more) {
        state.put(name, Long.toString(number(name) + more));
    }

    private String key() {
        return state.get("run") + "-" + state.get("offset");
    }

    private void save() throws IOException {
        state.put("sent", Long.toString(System.currentTimeMillis() / 1000));
        StringBuilder text = new StringBuilder();
        state.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        Path next = Path.of(stateFile + ".new");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(next, stateFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private int run() throws IOException, GeneralSecurityException, InterruptedException {
        loadState();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = head(in, (int) number("header"));
            if (number("offset") < 0) {
                state.put("offset", Integer.toString(head.length));
                add("line", number("header"));
                save();
            }
            while (number("done") == 0 && number("offset") < in.length()) {
                byte[] part = batch(in, head.length);
                List<String> lines = List.of(new String(part, StandardCharsets.ISO_8859_1).replaceFirst("\n$", "").split("\n", -1));
                boolean blank = lines.stream().allMatch(String::isBlank);
                if (blank || answered(push(key(), joined(head, part)), lines)) {
                    add("offset", part.length);
                    add("line", lines.size());
                }
                save();
            }
        }
        state.put("done", "1");
        save();
        System.out.printf("done: %d accepted, %d parked, %d refused%n", number("accepted"), number("parked"), number("refused"));
        return number("parked") + number("refused") > 0 ? PARKED_OR_REFUSED : 0;
    }

    private static byte[] joined(byte[] head, byte[] part) {
        return ByteBuffer.allocate(head.length + part.length).put(head).put(part).array();
    }

    private static byte[] head(RandomAccessFile in, int lines) throws IOException {
        byte[] chunk = read(in, 0, BYTES / 2);
        int end = 0;
        for (int n = 0; n < lines && end < chunk.length; n++) {
            end = after(chunk, end) < 0 ? chunk.length : after(chunk, end);
        }
        return java.util.Arrays.copyOf(chunk, end);
    }

    /** The next lines, as they are in the file: always the same bytes at one place, so that a repeat is a repeat. */
    private byte[] batch(RandomAccessFile in, int head) throws IOException {
        long offset = number("offset");
        long batch = number("batch");
        if (batch == 0) {
            return read(in, offset, (int) Math.min(Integer.MAX_VALUE - 8, in.length()));
        }
        byte[] chunk = read(in, offset, BYTES - head);
        int end = 0;
        for (long n = 0; n < batch; n++) {
            int next = after(chunk, end);
            if (next < 0) {
                end = offset + chunk.length < in.length() ? end : chunk.length;
                break;
            }
            end = next;
        }
        if (end == 0) {
            throw new Stop(USAGE, "line " + number("line") + " is longer than " + BYTES + " bytes. Push the file whole, HUITONG_BATCH=0.");
        }
        return java.util.Arrays.copyOf(chunk, end);
    }

    private static byte[] read(RandomAccessFile in, long offset, int most) throws IOException {
        byte[] chunk = new byte[(int) Math.min(most, in.length() - offset)];
        in.seek(offset);
        in.readFully(chunk);
        return chunk;
    }

    /** Behind the next line feed, or -1. */
    private static int after(byte[] chunk, int from) {
        for (int i = from; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Asks until there is an answer that means something. */
    private HttpResponse<String> push(String key, byte[] body) throws IOException, GeneralSecurityException, InterruptedException {
        long patience = System.nanoTime() + Duration.ofSeconds(Long.parseLong(setting("PATIENCE", "900"))).toNanos();
        for (long pause = 1; true; pause = Math.min(2 * pause, 60)) {
            String why;
            long wait = 0;
            try {
                HttpResponse<String> answer = http.send(request(key, body), BodyHandlers.ofString());
                int status = answer.statusCode();
                boolean later = status == 408 || status == 425 || status == 429;
                if ((status == 202 && answer.body().contains("\"intake\"")) || (status >= 300 && status < 500 && !later)) {
                    return answer;
                }
                why = status + " " + field("code", answer.body());
                String after = answer.headers().firstValue("Retry-After").orElse("");
                wait = after.matches("\\d{1,4}") ? Long.parseLong(after) : 0;
            } catch (IOException | UncheckedIOException trouble) {
                why = "no answer (" + trouble + ")";
            }
            wait = Math.max(wait, pause);
            if (System.nanoTime() + Duration.ofSeconds(wait).toNanos() > patience) {
                throw new Stop(NO_ANSWER, why + ". Nothing is lost: run this again, and it goes on with the same key.");
            }
            System.err.println(why.strip() + "; again in " + wait + " s");
            Thread.sleep(wait * 1000 + (long) (Math.random() * pause * 250));
        }
    }

    private HttpRequest request(String key, byte[] body) throws GeneralSecurityException {
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", signs.isEmpty() ? "Bearer " + token : signature(key, body))
                .header("Content-Type", type)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Anew for each request: a signature is good once. */
    private String signature(String key, byte[] body) throws GeneralSecurityException {
        String system = setting("SYSTEM", null);
        String name = setting("KEY", null);
        String time = Long.toString(System.currentTimeMillis());
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String nonce = hex(random);
        String text = String.join("\n", "HUITONG-HMAC-SHA256", system, name, time, nonce, "POST", uri.getRawPath(), key, type,
                hex(MessageDigest.getInstance("SHA-256").digest(body)));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(signs.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "HUITONG-HMAC-SHA256 system=" + system + ", key=" + name + ", time=" + time + ", nonce=" + nonce + ", signature="
                + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format("%02x", b));
        }
        return text.toString();
    }

    /** What was said to the batch. True when it is settled, false when it is to be sent in smaller parts. */
    private boolean answered(HttpResponse<String> answer, List<String> lines) {
        int status = answer.statusCode();
        String body = answer.body();
        String here = "lines " + number("line") + "-" + (number("line") + lines.size() - 1);
        if (status == 202) {
            add("accepted", Long.parseLong(field("accepted", body)));
            add("parked", Long.parseLong(field("parked", body)));
            System.out.println(here + ": " + field("accepted", body) + " accepted, " + field("parked", body) + " parked (intake "
                    + field("intake", body) + ")");
            return true;
        }
        String said = status + " " + field("code", body) + ": " + field("detail", body);
        if (status == 413 && number("batch") > 0 && lines.size() > 1) {
            System.err.println(here + ": " + said + "; in smaller parts");
            state.put("batch", Integer.toString(lines.size() / 2));
            return false;
        }
        if (status != 400 && status != 413 && status != 422) {
            throw new Stop(TURNED_AWAY, here + ": turned away, " + said + " Nothing of them was kept: put that right and run this again.");
        }
        List<Long> filled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                filled.add(number("line") + i);
            }
        }
        System.out.println(here + ": refused, " + said);
        String[] errors = body.split("\\{\"index\":");
        for (int i = 1; i < errors.length; i++) {
            System.out.println("  line " + lineOf(errors[i], filled) + ": " + field("pointer", errors[i]) + " " + field("rule", errors[i]) + ": "
                    + field("text", errors[i]));
        }
        add("refused", filled.size());
        return true;
    }

    /** The line of the file. CSV is counted by line of the body, JSON by record, and blank lines are no records. */
    private long lineOf(String error, List<Long> filled) {
        Matcher place = Pattern.compile("^/line (\\d+)").matcher(field("pointer", error));
        if (place.find()) {
            return number("line") - 1 + Long.parseLong(place.group(1)) - number("header");
        }
        int index = Integer.parseInt(error.replaceFirst("(?s)\\D.*", ""));
        return index < filled.size() ? filled.get(index) : number("line");
    }

    /** One number or text of a JSON document: Java has no reader for it, and this is all that is needed. */
    private static String field(String name, String json) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\d+))").matcher(json);
        return !field.find() ? "" : field.group(1) == null ? field.group(2) : field.group(1).replaceAll("\\\\(.)", "$1");
    }
}
