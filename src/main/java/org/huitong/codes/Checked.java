package org.huitong.codes;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huitong.catalog.Code;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.CodeTable.Kind;
import org.huitong.catalog.Words;
import org.huitong.element.text.Garbled;
import org.huitong.element.text.Texts;

/** Holds each entry of a file against what a code table may hold. */
final class Checked {
    private static final int MAX_CODE = 100;
    private static final int MAX_TEXT = 1000;

    private final Kind kind;
    private final CodeTable list;
    private final Complaints complaints;
    private final Map<String, Entry> first = new HashMap<>();

    /**
     * @param kind what the file's texts are
     * @param list what a translation maps to; null for other kinds
     */
    Checked(Kind kind, CodeTable list, Complaints complaints) {
        this.kind = kind;
        this.list = list;
        this.complaints = complaints;
    }

    /**
     * Each code with its meanings, the earliest first; what is wrong is left out and complained about, unless its reader
     * has done so and made it null.
     */
    SortedMap<String, List<Code>> all(List<Entry> entries) {
        SortedMap<String, List<Code>> codes = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.code() == null
                    || entry.text() == null
                    || !sound(entry, "code", entry.code(), MAX_CODE)
                    || !text(entry)) {
                continue;
            }
            Code meaning = new Code(entry.text(), day(entry, entry.from()), day(entry, entry.until()));
            if (meaning.from() != null
                    && meaning.until() != null
                    && meaning.until().isBefore(meaning.from())) {
                complaints.add(entry.line(), "the period ends before it begins", "Exchange the days");
            }
            List<Code> meanings = codes.computeIfAbsent(entry.code(), code -> new ArrayList<>());
            Entry before = first.putIfAbsent(entry.code(), entry);
            if (meanings.stream().anyMatch(other -> together(other, meaning))) {
                complaints.add(
                        entry.line(),
                        "the code \"" + entry.code() + "\" stands here again, first in line " + before.line(),
                        "Keep one, or give each its period with --from and --until");
            }
            meanings.add(meaning);
            meanings.sort(Comparator.comparing(Code::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        }
        if (entries.isEmpty()) {
            complaints.add(1, "there is no code in the file", "Take another file, or name another --format");
        }
        return codes;
    }

    private static boolean together(Code one, Code other) {
        return (one.until() == null || other.from() == null || !one.until().isBefore(other.from()))
                && (other.until() == null
                        || one.from() == null
                        || !other.until().isBefore(one.from()));
    }

    private boolean text(Entry entry) {
        if (kind == Kind.SUCCESSORS && entry.text().isEmpty()) {
            return true;
        }
        if (!sound(entry, "name", entry.text(), MAX_TEXT)) {
            return false;
        }
        if (list != null && !list.codes().containsKey(entry.text())) {
            complaints.add(
                    entry.line(),
                    list.id() + " has no code \"" + entry.text() + "\"",
                    Words.nearest(entry.text(), list.codes().keySet())
                            .map(near -> "Did you mean \"" + near + "\"")
                            .orElse("See huitong codes show " + list.id()));
            return false;
        }
        return true;
    }

    private boolean sound(Entry entry, String what, String text, int most) {
        String fault = null;
        if (text.isBlank()) {
            fault = "the " + what + " is empty";
        } else if (!text.equals(Texts.trim(text))) {
            fault = "the " + what + " begins or ends with a blank";
        } else if (text.length() > most) {
            fault = "the " + what + " is over " + most + " characters";
        } else if (Texts.broken(text) || text.codePoints().anyMatch(Checked::unprintable)) {
            fault = "the " + what + " holds a control character, a line break or half a character";
        } else if (Garbled.find(text).isPresent()) {
            complaints.add(
                    entry.line(),
                    "the " + what + " was read with a wrong charset",
                    "Name the charset that the file is really of, e.g. --charset GB18030");
            return false;
        }
        if (fault != null) {
            complaints.add(entry.line(), fault, "Mend the " + what + " in the file");
        }
        return fault == null;
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c)
                || c == 0xFEFF
                || c == 0x2028
                || c == 0x2029
                || (c & 0xFFFE) == 0xFFFE
                || Character.getType(c) == Character.UNASSIGNED && c < 0x10000;
    }

    private LocalDate day(Entry entry, String day) {
        try {
            return day == null || day.isBlank() ? null : LocalDate.parse(day.strip());
        } catch (DateTimeParseException e) {
            complaints.add(entry.line(), "\"" + day + "\" is not a day", "Write it like 2026-01-31");
            return null;
        }
    }
}
