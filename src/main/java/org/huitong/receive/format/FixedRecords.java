package org.huitong.receive.format;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.message.Defect;
import org.huitong.message.Origin;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Lines;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Trouble;
import org.huitong.receive.input.Window;

/**
 * Lines of fixed width. Legacy systems lay a record out in bytes of GBK: 张三 in a column of ten is four bytes and six blanks.
 * So the bytes are cut first and each field is decoded alone, strictly; camel-bindy, which decodes first and counts chars,
 * reads every column behind such a name from the wrong place ({@code BindyCountsCharsTest}). Padding (blanks, ideographic
 * blanks, NUL) is no part of a field. For one thread.
 */
public final class FixedRecords implements Records {
    private final Lines lines;
    private final FixedWidth layout;
    private final Tail tail;
    private final Slicer slicer;
    private final Origin origin;
    private int index;
    private boolean ended;

    /** @param alone whether this is one record cut from an input, which had its first lines and its trailer itself */
    public FixedRecords(Window window, FixedWidth layout, Charset charset, Limits limits, boolean alone) {
        this.layout = layout;
        this.lines = new Lines(window, charset, limits.maxRecordBytes());
        this.slicer = Slicer.of(layout.unit(), lines.charset());
        this.origin = new Origin("fixed-width", lines.charset(), Map.of());
        this.tail = new Tail(alone ? null : layout.trailer());
        for (int i = 0; !alone && i < layout.skip(); i++) {
            lines.next();
        }
    }

    @Override
    public Raw next() {
        Raw raw = tail.poll();
        while (raw == null && !ended) {
            if (!lines.next()) {
                ended = true;
                tail.end();
            } else if (slicer.load(lines.bytes(), lines.from(), lines.to())) {
                line();
            } else {
                tail.add(raw(Map.of(), Trouble.CHARSET.at(index, pointer())));
            }
            raw = tail.poll();
        }
        return raw;
    }

    private void line() {
        if (slicer.blank()) {
            return;
        }
        if (layout.trailer() != null
                && tail.marks(slicer.beginning(layout.trailer().mark()))) {
            String count =
                    slicer.text(layout.trailer().at() - 1, layout.trailer().width());
            tail.hold(record(), count);
        } else {
            tail.add(record());
        }
    }

    private Raw record() {
        Map<String, Object> fields = new LinkedHashMap<>(layout.columns().size() * 4 / 3 + 1);
        Defect fault = null;
        int at = 0;
        for (Map.Entry<String, Integer> column : layout.columns().entrySet()) {
            String text = slicer.text(at, column.getValue());
            Trouble trouble = text == null ? Trouble.CHARSET : Trouble.of(text);
            if (text != null) {
                fields.put(column.getKey(), text);
            }
            fault = trouble == null || fault != null ? fault : trouble.at(index, pointer() + "/" + column.getKey());
            at += column.getValue();
        }
        Defect length = length(at);
        return raw(fields, length == null ? fault : length);
    }

    /** The layout's width is held against the line's: where they differ, the columns cannot be trusted. */
    private Defect length(int width) {
        int excess = slicer.beyond(width);
        boolean cut = excess < 0 && !layout.shortLines();
        if (excess <= 0 && !cut) {
            return null;
        }
        String unit = layout.unit().name().toLowerCase(java.util.Locale.ROOT);
        return new Trouble(
                        "length",
                        "the line has " + (width + excess) + " " + unit + ", the layout has " + width
                                + "; mend the line or the widths")
                .at(index, pointer());
    }

    private String pointer() {
        return "/line " + lines.number();
    }

    private Raw raw(Map<String, Object> fields, Defect fault) {
        return Raws.of(
                lines.window(),
                lines.start(),
                lines.end(),
                new Raw(index++, pointer(), fields, null, 0, 0, origin, fault));
    }

    @Override
    public void close() {
        lines.close();
    }
}
