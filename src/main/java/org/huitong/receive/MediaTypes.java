package org.huitong.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huitong.catalog.Charsets;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What a Content-Type says, held against what the source declares. Guesses nothing. */
public final class MediaTypes {
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private MediaTypes() {}

    /**
     * The format of a push.
     *
     * @param contentType the header; null where absent
     * @param source the mapping of the sender for this resource
     * @throws HuitongException RECEIVE_TYPE where the type is missing, malformed, not declared, or of another charset
     */
    public static Format format(String contentType, MappingFile source) {
        if (source.repeats() == MappingFile.Repeats.ARRIVAL) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_TYPE,
                    "reading the push of " + source.system() + " for " + source.resource()
                            + " failed: this source hands over files, as identity: arrival in " + source.file()
                            + " says. Put a file into its drop-folder.");
        }
        if (source.repeats() == MappingFile.Repeats.MESSAGE) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_TYPE,
                    "reading the push of " + source.system() + " for " + source.resource()
                            + " failed: this source hands over messages on its own broker, as identity: message in "
                            + source.file() + " says. Send a message.");
        }
        if (source.polled()) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_TYPE,
                    "reading the push of " + source.system() + " for " + source.resource()
                            + " failed: this source is asked by the gateway itself, as " + source.file()
                            + " says. Wait to be asked.");
        }
        if (contentType == null) {
            throw refused("there is no Content-Type", source);
        }
        List<String> parts = split(contentType);
        Format format =
                switch (parts.get(0).toLowerCase(Locale.ROOT)) {
                    case "application/json" -> Format.JSON;
                    case "application/x-ndjson" -> Format.NDJSON;
                    case "application/xml", "text/xml" -> Format.XML;
                    case "text/csv" -> Format.CSV;
                    default -> throw refused("this media type is not read", source);
                };
        if (!source.formats().contains(format)) {
            throw refused("the source does not declare " + Words.of(format), source);
        }
        Optional<String> charset = charset(parts, source);
        if (charset.isPresent() && !Charsets.named(charset.get()).equals(Optional.of(source.charset()))) {
            throw refused("the charset is not the one the source declares", source);
        }
        return format;
    }

    /** What is meant where nothing is said: the source's one format, or JSON among several; else null. */
    static String meant(MappingFile source) {
        Format meant =
                source.formats().size() == 1 ? source.formats().iterator().next() : Format.JSON;
        return !source.formats().contains(meant)
                ? null
                : switch (meant) {
                    case JSON -> "application/json";
                    case NDJSON -> "application/x-ndjson";
                    case XML -> "application/xml";
                    case CSV -> "text/csv";
                    default -> null;
                };
    }

    private static Optional<String> charset(List<String> parts, MappingFile source) {
        String charset = null;
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals <= 0 || !token(part.substring(0, equals)) || !value(part.substring(equals + 1))) {
                throw refused("a parameter of the Content-Type is malformed", source);
            }
            if (part.substring(0, equals).equalsIgnoreCase("charset")) {
                if (charset != null) {
                    throw refused("the Content-Type names a charset twice", source);
                }
                charset = part.substring(equals + 1).replace("\"", "");
            }
        }
        return Optional.ofNullable(charset);
    }

    private static boolean value(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return token(text) || (quoted && text.indexOf('"', 1) == text.length() - 1 && text.indexOf('\\') < 0);
    }

    private static boolean token(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c < 128 && Character.isLetterOrDigit(c);
            if (!plain && TOKEN.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** At semicolons outside quotes. */
    private static List<String> split(String contentType) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < contentType.length(); i++) {
            char c = contentType.charAt(i);
            quoted ^= c == '"';
            if (c == ';' && !quoted) {
                parts.add(contentType.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(contentType.substring(start).strip());
        return parts;
    }

    private static HuitongException refused(String why, MappingFile source) {
        return new HuitongException(
                ErrorCode.RECEIVE_TYPE,
                "reading the push of " + source.system() + " for " + source.resource() + " failed: " + why
                        + ". Send one of " + types(source) + " in "
                        + source.charset().name()
                        + ", as formats and charset in " + source.file() + " declare.");
    }

    private static String types(MappingFile source) {
        return source.formats().stream()
                .map(format -> switch (format) {
                    case JSON -> "application/json";
                    case NDJSON -> "application/x-ndjson";
                    case XML -> "application/xml";
                    case CSV -> "text/csv";
                    default -> "(files of " + Words.of(format) + " are not pushed)";
                })
                .collect(Collectors.joining(", "));
    }
}
