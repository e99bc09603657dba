package org.huitong.receive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Origin;
import org.huitong.message.Raw;
import org.huitong.message.Sequence;
import org.huitong.receive.identity.Caller;

/** The steps of {@code 1-receive}: from a request or a poll to an intake. Thread-safe. */
public final class Receive {
    private static final int MAX_KEY = 200;

    private final Catalog catalog;
    private final Decoder decoder;
    private final Decoder replayed;
    private final Sequence sequence;

    public Receive(Catalog catalog, Decoder decoder, Sequence sequence) {
        this.catalog = catalog;
        this.decoder = decoder;
        this.replayed = new Decoder(decoder.limits().ofParkedText());
        this.sequence = sequence;
    }

    /**
     * Reads everything of a request but its body.
     *
     * @throws HuitongException RECEIVE-TYPE or RECEIVE-MALFORMED
     */
    public Push open(
            @Body byte[] body,
            @Header(Headers.SYSTEM) String system,
            @Header("resource") String resource,
            @Header("Content-Type") String contentType,
            @Header("Idempotency-Key") String key,
            @Header(Headers.CALLER) Caller caller) {
        Catalog snapshot = now();
        MappingFile source = source(snapshot, system, resource);
        Format format = MediaTypes.format(contentType, source);
        String named = key(key, source, caller.repeatKey());
        return new Push(
                snapshot, system, resource, source, format, named, caller.repeatOnly(), false, digest(body), body);
    }

    /**
     * As {@link #open}, for a message that its system has put into its own queue on the bus. Where the source declares
     * just one format, or JSON among several, the message need not name that.
     *
     * @throws HuitongException RECEIVE-TYPE or RECEIVE-MALFORMED
     */
    public Push openQueued(
            @Body byte[] body,
            @Header(Headers.SYSTEM) String system,
            @Header("resource") String resource,
            @Header("Content-Type") String contentType,
            @Header("Idempotency-Key") String key) {
        Catalog snapshot = now();
        MappingFile source = source(snapshot, system, resource);
        Format format = MediaTypes.format(contentType == null ? MediaTypes.meant(source) : contentType, source);
        return new Push(
                snapshot, system, resource, source, format, key(key, source, null), false, true, digest(body), body);
    }

    /** @param signed names the request where nothing else does; may be null */
    private static String key(String key, MappingFile source, String signed) {
        if (source.repeats() != MappingFile.Repeats.IDEMPOTENCY_KEY || key == null && signed != null) {
            return signed;
        }
        boolean good = key != null
                && !key.isBlank()
                && key.length() <= MAX_KEY
                && key.chars().allMatch(c -> c > ' ' && c < 127);
        if (!good) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_MALFORMED,
                    "an intake of " + source.system() + " to " + source.resource()
                            + " needs an Idempotency-Key of 1 to " + MAX_KEY
                            + " printable ASCII characters without blanks. Send the same key with each repeat.");
        }
        return key;
    }

    /** Throws RECEIVE-MALFORMED or RECEIVE-TOO-LARGE. */
    public Intake decode(@Body Push push) {
        List<Raw> raws = decoder.decode(push.body(), push.format(), push.source());
        long number = sequence.next();
        return intake(number, push.system(), push.resource(), push.key(), push.digest(), false, raws, null);
    }

    /** Rows of a polled table, in watermark order; empty stays empty and ends the poll. */
    public Intake poll(
            @Body List<Map<String, Object>> rows,
            @Header(Headers.SYSTEM) String system,
            @Header(Headers.RESOURCE) String resource) {
        if (rows.isEmpty()) {
            return null;
        }
        List<Raw> raws = Rows.toRaws(rows);
        return intake(sequence.next(), system, resource, null, digest(raws), true, raws, null);
    }

    /** A piece of a file, in its order; an empty one ends the poll. */
    public Intake poll(
            @Body FilePart part, @Header(Headers.SYSTEM) String system, @Header(Headers.RESOURCE) String resource) {
        if (part.isEmpty()) {
            return null;
        }
        String digest = digest(part.raws());
        return intake(sequence.next(), system, resource, part.key(), digest, true, part.raws(), null);
    }

    /** A message of a broker of its system's own. */
    public Intake poll(
            @Body MessagePart part, @Header(Headers.SYSTEM) String system, @Header(Headers.RESOURCE) String resource) {
        return intake(sequence.next(), system, resource, part.key(), part.digest(), true, part.raws(), null);
    }

    /**
     * A record parked before publish on its way again: as a person left it, else decoded from its untouched bytes by what
     * its source declares now, for the layout may have been what was wrong.
     *
     * @param text what {@link Raw#text} gave, or what a person made of it: one JSON object
     * @param mended whether a person has
     * @throws HuitongException RECEIVE_MALFORMED, RECEIVE_TOO_LARGE, RECEIVE_TYPE
     */
    public Intake again(String system, String resource, String text, Intake.Mend mend, boolean mended) {
        return again(now(), system, resource, text, mend, mended);
    }

    /** As {@link #again(String, String, String, Intake.Mend, boolean)}, by a snapshot that all of its way asks. */
    public Intake again(
            Catalog snapshot, String system, String resource, String text, Intake.Mend mend, boolean mended) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        List<Raw> raws = replayed.decode(body, Format.JSON, StandardCharsets.UTF_8);
        Map<String, Object> fields = raws.get(0).fields();
        if (fields.get(Origin.MEMBER) instanceof Map<?, ?> original) {
            raws = mended && fields.keySet().stream().anyMatch(name -> !name.startsWith("$"))
                    ? List.of(withoutOriginal(raws.get(0)))
                    : decoder.again(original, source(snapshot, system, resource));
        }
        return intake(sequence.next(), system, resource, mendKey(mend), digest(body), false, raws, mend);
    }

    private static Raw withoutOriginal(Raw raw) {
        Map<String, Object> fields = new LinkedHashMap<>(raw.fields());
        fields.keySet().removeIf(name -> name.startsWith("$"));
        return new Raw(raw.index(), raw.pointer(), fields, raw.source(), raw.from(), raw.to());
    }

    /** The snapshot of the catalog that holds now. */
    public Catalog now() {
        return catalog.now();
    }

    private static MappingFile source(Catalog snapshot, String system, String resource) {
        return snapshot.source(system, resource)
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.AUTHORIZE_NO_RIGHT, system + " is no source of " + resource + "."));
    }

    /** One (row, revision) is published once. */
    public static String mendKey(Intake.Mend mend) {
        return "replay:" + mend.recordId() + ":" + mend.revision();
    }

    private Intake intake(
            long number,
            String system,
            String resource,
            String key,
            String digest,
            boolean polled,
            List<Raw> raws,
            Intake.Mend mend) {
        return new Intake(
                sequence.id(number),
                number,
                system,
                resource,
                key,
                digest,
                Instant.now(),
                polled,
                raws,
                List.of(),
                List.of(),
                mend);
    }

    public static String digest(byte[] body) {
        return HexFormat.of().formatHex(sha256().digest(body));
    }

    private static String digest(List<Raw> raws) {
        MessageDigest sha = sha256();
        raws.forEach(raw -> sha.update(raw.source(), raw.from(), raw.bytes()));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no SHA-256. Use another one.", e);
        }
    }
}
