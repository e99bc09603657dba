package org.huitong.operate.notice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.message.Json;

/**
 * What is told, once: of one subject, or of many that began or ended at one time for one reason.
 *
 * @param id the same when it is told again because the answer was lost
 * @param subjects the first of them in order
 * @param count of all of them
 * @param text of the first subject
 * @param since when the first of them began, in milliseconds since the epoch
 * @param at when this was noticed, in milliseconds since the epoch
 */
public record Notice(
        String id, What what, String code, List<String> subjects, int count, String text, long since, long at) {
    private static final String TYPE = "org.huitong.alarm.";

    /** What an alarm did. */
    public enum What {
        BEGAN,
        /** It lasts, for another reason than before. */
        CHANGED,
        ENDED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Notice {
        subjects = List.copyOf(subjects);
    }

    /** The first subject, and how many more there are. */
    public String subject() {
        return count == 1 ? subjects.get(0) : subjects.get(0) + " and " + (count - 1) + " more";
    }

    /** As CloudEvents 1.0 in its structured JSON form. */
    byte[] cloudEvent(String source) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", code);
        data.put("count", count);
        data.put("subjects", subjects);
        data.put("text", text);
        data.put("since", Instant.ofEpochMilli(since).toString());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", TYPE + what.word());
        event.put("subject", subject());
        event.put("time", Instant.ofEpochMilli(at).toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return Json.bytes(event);
    }
}
