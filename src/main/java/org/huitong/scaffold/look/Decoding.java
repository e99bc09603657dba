package org.huitong.scaffold.look;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.layout.Layout;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;
import org.huitong.receive.Formats;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Window;

/** A sample through receive's own decoder of its format. */
final class Decoding {
    /** Enough to tell by the majority what a column is. */
    static final int MOST = 200;

    private Decoding() {}

    /**
     * The first records that can be read, with their fields.
     *
     * @throws HuitongException where none can
     */
    static List<Map<String, Object>> of(Sampled sample, Format format, Layout layout) {
        MappingFile source = new MappingFile(
                sample.file(),
                "sample",
                "sample",
                Set.of(format),
                sample.set(),
                layout,
                MappingFile.Repeats.NONE,
                null,
                null,
                null,
                new LinkedHashMap<>(),
                null,
                null);
        List<Map<String, Object>> all = new ArrayList<>();
        HuitongException first = null;
        try (Records records = Formats.open(new Window(sample.bytes()), format, source, Limits.DEFAULT)) {
            for (Raw raw = records.next(); raw != null && all.size() < MOST; raw = records.next()) {
                if (raw.fault() == null) {
                    all.add(raw.fields());
                }
            }
        } catch (HuitongException e) {
            // Of a sample that is only begun the end is missing.
            first = e;
        }
        if (first != null && (all.isEmpty() || sample.whole())) {
            throw sample.wrong("not all of it can be read: " + first.getMessage(), "See what it is, and say so");
        }
        if (all.isEmpty()) {
            throw sample.wrong("no record of it can be read", "See what it is, and say so with --format or --widths");
        }
        return all;
    }
}
