package org.huitong.deliver;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * What HTTP statuses mean to one consumer, where that is not what they mean to others: {@code 404=record, 5xx=record}. One
 * that stands alone goes before its hundred.
 */
public final class Statuses {
    private static final Pattern ENTRY =
            Pattern.compile("\\s*([345])(\\d\\d|xx)\\s*=\\s*(record|connector|outage)\\s*");

    private Statuses() {}

    /**
     * More entries for a {@link TroubleTable}; none where nothing is said.
     *
     * @throws HuitongException CONFIG_INVALID
     */
    public static Map<String, Trouble> of(String text) {
        Map<String, Trouble> entries = new HashMap<>();
        if (text.isBlank()) {
            return entries;
        }
        for (String one : text.split(",", -1)) {
            Matcher entry = ENTRY.matcher(one);
            if (!entry.matches()) {
                throw wrong("\"" + one.strip() + "\" is no entry of statuses");
            }
            String status = "http " + entry.group(1) + entry.group(2).replace("xx", "");
            if (entries.put(status, Trouble.valueOf(entry.group(3).toUpperCase(Locale.ROOT))) != null) {
                throw wrong("statuses names " + entry.group(1) + entry.group(2) + " twice");
            }
        }
        return entries;
    }

    private static HuitongException wrong(String what) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID,
                what
                        + ". Write statuses from 300 to 599, or a hundred as 5xx, each with record, connector or outage, as in"
                        + " \"404=record, 423=outage\".");
    }
}
