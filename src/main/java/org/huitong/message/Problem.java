package org.huitong.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.huitong.words.Sentences;

/**
 * A refusal as RFC 9457 problem details, the one form of both HTTP sides (data plane and admin API).
 *
 * @param type a stable address per code
 * @param title the status in words, or in Chinese what the code means; the same for every occurrence
 * @param status HTTP status
 * @param code the gateway's stable code, e.g. {@code RECEIVE-KEY-CLASH}
 * @param detail what happened this time and the cure; never payload, personal data or secrets
 * @param errors one entry per bad record; empty where the refusal is not about records
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Defect> errors) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int MOST_SAID = 100;

    private static final String TYPE = "https://huitong.org/errors/";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that is not about single records. */
    public static Problem of(ErrorCode code, String detail) {
        return of(code, detail, List.of());
    }

    /** The problem a refusal becomes; its text may be shown as it is. */
    public static Problem of(HuitongException refusal) {
        String message = refusal.getMessage();
        String prefix = refusal.code().text() + ": ";
        String detail = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return of(refusal.code(), detail, refusal.defects());
    }

    private static Problem of(ErrorCode code, String detail, List<Defect> errors) {
        return new Problem(TYPE + code.text(), title(code.status()), code.status(), code.text(), detail, errors);
    }

    /** The same in Chinese where that is asked for; words that stand for themselves (code, pointer, item, rule) stay. */
    public Problem in(String acceptLanguage) {
        if (!CodeWords.chinese(acceptLanguage)) {
            return this;
        }
        String meaning = CodeWords.of(Locale.CHINESE).meaning(code).orElse(title);
        UnaryOperator<String> chinese = chinese();
        return new Problem(
                type,
                meaning,
                status,
                code,
                chinese.apply(detail),
                errors.stream().map(one -> one.in(chinese)).toList());
    }

    /** Bad records are bad in the same few ways; a stranger who sends thousands of other ones gets the rest in English. */
    private static UnaryOperator<String> chinese() {
        Sentences sentences = Sentences.of(Locale.CHINESE);
        Map<String, String> said = new HashMap<>();
        return english -> said.size() < MOST_SAID
                ? said.computeIfAbsent(english, sentences::say)
                : said.getOrDefault(english, english);
    }

    /** UTF-8 JSON. */
    public byte[] bytes() {
        return Json.bytes(this);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Malformed request";
            case 401 -> "Not known";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "In conflict with what is there";
            case 413 -> "Too large";
            case 415 -> "Media type or charset not accepted";
            case 422 -> "Content breaks the rules";
            case 429 -> "Too much is under way";
            case 502 -> "The far end failed";
            case 503 -> "Not available now";
            default -> "Internal error";
        };
    }
}
