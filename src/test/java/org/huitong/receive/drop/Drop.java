package org.huitong.receive.drop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.PilotHome;
import org.huitong.message.Defect;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;

/**
 * A drop-folder whose lines {@code key;text} are judged by their looks: a text of {@code bad} is. What the bus would keep
 * is kept here, so that a death is a turn whose commit never came.
 */
final class Drop implements AutoCloseable {
    private static final String SYSTEM = "human-resources.social-insurance";
    private static final String RESOURCE = "social-insurance-status";
    private static final String MAPPING = "routes/sources/" + SYSTEM + "/" + RESOURCE + ".mapping.yaml";
    private static final Limits PIECES_OF_THREE = new Limits(4 << 20, 3, 1000, 4);

    final Path folder;
    final List<String> published = new ArrayList<>();
    final List<Outcome.Refusal> refusals = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final MappingFile source;
    private final DropRules rules;
    private DropSource drop;
    private byte[] token = "{}".getBytes(StandardCharsets.UTF_8);

    Drop(Path home, String intake) throws IOException {
        this(home, intake, "");
    }

    Drop(Path home, String intake, String marker) throws IOException {
        this(home, intake, marker, Wrapping.NONE);
    }

    Drop(Path home, String intake, String marker, Wrapping wrapping) throws IOException {
        Catalog catalog = Catalog.read(PilotHome.in(home)
                .replace(
                        MAPPING,
                        "formats: [json, ndjson]",
                        "formats: [csv]\nlayout: {header: false, delimiter: ';', columns: [GMSFHM, XM], trailer: {mark: END, at: 2}}")
                .replace(MAPPING, "identity: idempotency-key", "identity: arrival\n" + intake)
                .home());
        source = catalog.source(SYSTEM, RESOURCE).orElseThrow();
        folder = Files.createDirectory(home.resolve("drop"));
        rules = new DropRules(folder, "*.csv", marker, Duration.ZERO, Format.CSV, wrapping);
        live();
    }

    /** What a restart makes anew. */
    void live() {
        drop = new DropSource(source, rules, PIECES_OF_THREE, Drop::judge, () -> "arrival-" + ids.incrementAndGet());
    }

    private static Judge.Judgement judge(List<Raw> raws) {
        List<Defect> bad = new ArrayList<>();
        List<Judge.Key> keys = new ArrayList<>();
        for (Raw raw : raws) {
            if (raw.fault() != null || "bad".equals(raw.fields().get("XM"))) {
                bad.add(new Defect(raw.index(), raw.pointer(), "", "bad", "it is"));
            } else {
                keys.add(new Judge.Key(raw.index(), String.valueOf(raw.fields().get("GMSFHM"))));
            }
        }
        return new Judge.Judgement(keys.size(), bad, keys);
    }

    /** @param records lines without the trailer */
    static String file(String... records) {
        return Stream.of(records).map(line -> line + "\n").collect(Collectors.joining()) + "END;" + records.length
                + "\n";
    }

    void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    void put(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    Place place() {
        return Place.of(token);
    }

    /** One turn, and the process dies before its commit. */
    Outcome turnAndDie() {
        Outcome outcome = drop.turn(place(), () -> false);
        drop.close();
        live();
        return outcome;
    }

    /** One turn that is given up at once: the gateway stops. */
    Outcome turnAndStop() {
        return drop.turn(place(), () -> true);
    }

    /** One turn that is committed. */
    Outcome turn() {
        Outcome outcome = drop.turn(place(), () -> false);
        if (outcome instanceof Outcome.Part part) {
            token = part.next().bytes();
            part.part().raws().forEach(raw -> published.add(shown(raw)));
        } else if (outcome instanceof Outcome.Refusal refusal) {
            token = refusal.next().bytes();
            refusals.add(refusal);
        }
        return outcome;
    }

    private static String shown(Raw raw) {
        return raw.fields().get("GMSFHM")
                + (raw.fault() == null ? "" : "!" + raw.fault().rule());
    }

    void untilNothing() {
        while (!(turn() instanceof Outcome.Nothing)) {
            continue;
        }
    }

    /** Everything in the folder, as paths. */
    List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(folder, new FileVisitOption[0])) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        drop.close();
    }
}
