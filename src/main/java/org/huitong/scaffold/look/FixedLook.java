package org.huitong.scaffold.look;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.catalog.Charsets;
import org.huitong.catalog.Format;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.catalog.layout.Trailer;

/**
 * Lines of fixed width, by widths that are given or by a ruler: a line of hyphens or equal signs below the names, one stretch
 * a column, as database clients print it. Legacy systems count bytes, so bytes are tried first.
 */
final class FixedLook {
    private static final Pattern RULER = Pattern.compile("[-=]+( +[-=]+)* *");
    private static final Pattern WIDTH = Pattern.compile("([^:,]+):([1-9]\\d{0,4})");
    private static final Pattern MARK = Pattern.compile("\\p{Alpha}+|\\d{1,2}(?=\\D|0)");
    private static final int MOST_HEADS = 10;

    private final Sampled sample;
    private final List<String> lines;

    FixedLook(Sampled sample) {
        this.sample = sample;
        this.lines = Arrays.stream(sample.text().split("\r?\n")).toList();
    }

    /** The line of the ruler, from 0; -1 where there is none. */
    static int ruler(String text) {
        String[] lines = text.split("\r?\n", MOST_HEADS + 1);
        for (int i = 1; i < Math.min(lines.length, MOST_HEADS); i++) {
            if (lines[i].length() > 1 && RULER.matcher(lines[i]).matches()) {
                return i;
            }
        }
        return -1;
    }

    Look look(String widths) {
        int ruler = ruler(sample.text());
        if (!widths.isEmpty()) {
            return given(columns(widths));
        }
        if (ruler < 0) {
            throw sample.wrong(
                    "there is no ruler, and no widths are given; its first line has "
                            + length(lines.get(0), FixedWidth.Unit.BYTES) + " bytes",
                    "Say --widths NAME:WIDTH,NAME:WIDTH … from the sender's description");
        }
        return ruled(ruler);
    }

    private LinkedHashMap<String, Integer> columns(String widths) {
        LinkedHashMap<String, Integer> columns = new LinkedHashMap<>();
        for (String one : widths.split(",")) {
            Matcher width = WIDTH.matcher(one.strip());
            if (!width.matches() || columns.put(width.group(1).strip(), Integer.valueOf(width.group(2))) != null) {
                throw sample.wrong("--widths does not read NAME:WIDTH,NAME:WIDTH, each name once", "Write it so");
            }
        }
        return columns;
    }

    /** Head lines and the last one have another length; lines may end early where an export strips blanks. */
    private Look given(LinkedHashMap<String, Integer> columns) {
        int sum = columns.values().stream().mapToInt(Integer::intValue).sum();
        FixedWidth.Unit unit = unit(sum);
        int skip = 0;
        while (skip < Math.min(MOST_HEADS, lines.size() - 1) && length(lines.get(skip), unit) != sum) {
            skip++;
        }
        boolean exact = skip < Math.min(MOST_HEADS, lines.size() - 1) || length(lines.get(0), unit) == sum;
        skip = exact ? skip : 0;
        Trailer trailer = exact ? trailer(skip, sum, unit) : null;
        int last = lines.size() - (trailer == null ? 0 : 1);
        boolean shorter = false;
        for (String line : lines.subList(skip, last)) {
            shorter |= !line.isBlank() && length(line, unit) != sum;
        }
        return look(new FixedWidth(unit, columns, skip, shorter, trailer));
    }

    private FixedWidth.Unit unit(int sum) {
        if (Charsets.wide(sample.set())) {
            return FixedWidth.Unit.CHARS;
        }
        long bytes = lines.stream()
                .filter(line -> length(line, FixedWidth.Unit.BYTES) == sum)
                .count();
        long chars = lines.stream()
                .filter(line -> length(line, FixedWidth.Unit.CHARS) == sum)
                .count();
        return chars > bytes ? FixedWidth.Unit.CHARS : FixedWidth.Unit.BYTES;
    }

    private int length(String line, FixedWidth.Unit unit) {
        Charset charset = sample.set();
        return unit == FixedWidth.Unit.BYTES ? line.getBytes(charset).length : line.codePointCount(0, line.length());
    }

    /** A last line of another length with the number of the lines before it in digits. */
    private Trailer trailer(int skip, int sum, FixedWidth.Unit unit) {
        String last = lines.get(lines.size() - 1);
        Matcher mark = MARK.matcher(last);
        if (!sample.whole() || length(last, unit) == sum || !mark.lookingAt()) {
            return null;
        }
        Matcher digits = Pattern.compile("\\d+").matcher(last);
        String count = Integer.toString(lines.size() - skip - 1);
        digits.region(mark.end(), last.length());
        while (digits.find()) {
            if (digits.group().replaceFirst("^0+(?=\\d)", "").equals(count)) {
                return new Trailer(
                        mark.group(),
                        length(last.substring(0, digits.start()), unit) + 1,
                        digits.group().length());
            }
        }
        return null;
    }

    /** A column reaches to the next one; the last to the end of the longest line. */
    private Look ruled(int ruler) {
        String rule = lines.get(ruler);
        FixedWidth.Unit unit = Charsets.wide(sample.set()) ? FixedWidth.Unit.CHARS : FixedWidth.Unit.BYTES;
        List<Integer> starts = new ArrayList<>();
        Matcher stretch = Pattern.compile("[-=]+").matcher(rule);
        while (stretch.find()) {
            starts.add(stretch.start());
        }
        int longest = lines.stream().mapToInt(line -> length(line, unit)).max().orElse(0);
        LinkedHashMap<String, Integer> columns = new LinkedHashMap<>();
        byte[] names = lines.get(ruler - 1).getBytes(sample.set());
        for (int i = 0; i < starts.size(); i++) {
            int from = starts.get(i);
            int to = i + 1 < starts.size() ? starts.get(i + 1) : Math.max(longest, rule.length());
            columns.put(name(names, from, to, i, columns), to - from);
        }
        return look(new FixedWidth(unit, columns, ruler + 1, true, null));
    }

    private String name(byte[] names, int from, int to, int at, Map<String, Integer> taken) {
        String name = from >= names.length
                ? ""
                : new String(names, from, Math.min(to, names.length) - from, sample.set()).strip();
        return name.isEmpty() || taken.containsKey(name) ? "column" + (at + 1) : name;
    }

    private Look look(FixedWidth layout) {
        List<String> yaml =
                new ArrayList<>(List.of("unit: " + layout.unit().name().toLowerCase(java.util.Locale.ROOT)));
        StringBuilder columns = new StringBuilder();
        layout.columns()
                .forEach((name, width) -> columns.append(columns.length() == 0 ? "" : ", ")
                        .append(Quoted.of(name))
                        .append(": ")
                        .append(width));
        yaml.add("columns: {" + columns + "}");
        if (layout.skip() > 0) {
            yaml.add("skip: " + layout.skip());
        }
        if (layout.shortLines()) {
            yaml.add("short-lines: true");
        }
        if (layout.trailer() != null) {
            Trailer trailer = layout.trailer();
            yaml.add("trailer: {mark: " + Quoted.of(trailer.mark()) + ", at: " + trailer.at() + ", width: "
                    + trailer.width() + "}");
        }
        return new Look(
                Format.FIXED_WIDTH,
                sample.charset(),
                yaml,
                new Fields().columns(Decoding.of(sample, Format.FIXED_WIDTH, layout)),
                List.of());
    }
}
