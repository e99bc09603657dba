package org.huitong;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.catalog.Signature;
import org.huitong.operate.cli.Texts;
import org.huitong.receive.identity.Asked;
import org.huitong.receive.identity.DigestHeader;
import org.huitong.receive.identity.NationalHeaders;
import org.huitong.receive.identity.Seal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code huitong sign}: signs a request as a system would, and shows what is signed; talks to nobody. */
@Command(name = "sign", mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
    private static final int NONCE_BYTES = 18;

    @Spec
    private CommandSpec spec;

    @Option(names = "--form", paramLabel = "digest|national", defaultValue = "digest", descriptionKey = "sign.form")
    private Signature.Form form;

    @Option(names = "--system", required = true, paramLabel = "ID", descriptionKey = "sign.system")
    private String system;

    @Option(names = "--secret-file", required = true, paramLabel = "FILE", descriptionKey = "sign.secret")
    private Path secretFile;

    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "sign.key")
    private String key;

    @Option(names = "--service", paramLabel = "ID", descriptionKey = "sign.service")
    private String service;

    @Option(names = "--method", paramLabel = "METHOD", descriptionKey = "sign.method")
    private String method;

    @Option(names = "--path", paramLabel = "PATH", defaultValue = "/exchange/v1/whoami", descriptionKey = "sign.path")
    private String path;

    @Option(names = "--body", paramLabel = "FILE", descriptionKey = "sign.body")
    private Path body;

    @Option(names = "--content-type", paramLabel = "TYPE", descriptionKey = "sign.type")
    private String contentType;

    @Option(names = "--idempotency-key", paramLabel = "KEY", descriptionKey = "sign.idempotency")
    private String idempotencyKey;

    @Option(names = "--time", paramLabel = "MILLIS", descriptionKey = "sign.time")
    private Long time;

    @Option(names = "--nonce", paramLabel = "TEXT", descriptionKey = "sign.nonce")
    private String nonce;

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080", descriptionKey = "sign.url")
    private String url;

    @Option(names = "--open", paramLabel = "SEALED", descriptionKey = "sign.open")
    private String sealed;

    @Option(
            names = "--sealing",
            paramLabel = "sha1prng|direct",
            defaultValue = "sha1prng",
            descriptionKey = "sign.sealing")
    private Signature.Sealing sealing;

    @Override
    public Integer call() {
        try {
            return sign();
        } catch (IOException e) {
            Texts texts = new Texts(spec.resourceBundle());
            spec.commandLine().getErr().println(texts.of("sign.unreadable", e.getMessage()));
            return 1;
        }
    }

    private int sign() throws IOException {
        String secret = Files.readString(secretFile).strip();
        if (sealed != null) {
            spec.commandLine().getOut().println(Seal.open(sealing, secret, sealed));
            return 0;
        }
        String millis = Long.toString(time == null ? System.currentTimeMillis() : time);
        Map<String, String> headers = new LinkedHashMap<>();
        String text;
        if (form == Signature.Form.NATIONAL) {
            needs("--service", service);
            text = NationalHeaders.text(service, system, millis);
            headers.putAll(
                    NationalHeaders.signed(secret, service, system, millis).asMap());
        } else {
            needs("--key", key);
            DigestHeader header = new DigestHeader(system, key, millis, nonce == null ? random() : nonce, "");
            text = header.text(asked());
            headers.put("Authorization", header.signed(secret, asked()).value());
        }
        print(text, headers);
        return 0;
    }

    private void needs(String option, String value) {
        if (value == null) {
            String word = form.name().toLowerCase(Locale.ROOT);
            throw new ParameterException(
                    spec.commandLine(), new Texts(spec.resourceBundle()).of("sign.needs", word, option));
        }
    }

    private Asked asked() throws IOException {
        return new Asked(
                method(),
                path,
                null,
                "",
                null,
                null,
                null,
                idempotencyKey,
                type(),
                body == null ? new byte[0] : Files.readAllBytes(body));
    }

    private String method() {
        String given = method != null ? method : body == null ? "GET" : "POST";
        return given.toUpperCase(Locale.ROOT);
    }

    private String type() {
        return contentType != null || body == null ? contentType : "application/json";
    }

    private static String random() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void print(String text, Map<String, String> headers) {
        if (type() != null) {
            headers.put("Content-Type", type());
        }
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        Texts texts = new Texts(spec.resourceBundle());
        PrintWriter out = spec.commandLine().getOut();
        out.println(texts.of("sign.signed"));
        text.lines().forEach(line -> out.println("  " + line));
        out.println();
        out.println(texts.of("sign.headers"));
        headers.forEach((name, value) -> out.println("  " + name + ": " + value));
        out.println();
        out.println(curl(headers));
    }

    private String curl(Map<String, String> headers) {
        List<String> words = new ArrayList<>(List.of("curl -i -X " + method()));
        headers.forEach((name, value) -> words.add("-H " + quoted(name + ": " + value)));
        if (body != null) {
            words.add("--data-binary " + quoted("@" + body));
        }
        words.add(quoted(url + path));
        return String.join(" \\\n  ", words);
    }

    /** As a POSIX shell reads it. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
