package org.huitong;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.Sequence;
import org.huitong.normalize.Normalizer;
import org.huitong.operate.cli.Texts;
import org.huitong.receive.Decoder;
import org.huitong.receive.Receive;
import org.huitong.samples.Sample;
import org.huitong.wiring.Sampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong test}: every kept sample of a home through its mapping; what is not as expected is shown, old and new. */
@Command(name = "test", mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "lineage.home")
    private Path home;

    @Option(names = "--accept", descriptionKey = "test.accept")
    private boolean accept;

    @Option(names = "--json", descriptionKey = "test.json")
    private boolean json;

    /** One that is not as expected; {@code trouble} where it could not be tried. */
    private record Difference(String file, JsonNode expected, JsonNode now, String trouble) {}

    @Override
    public Integer call() throws IOException {
        Path place = Homes.of(home);
        Catalog catalog = Catalog.read(place);
        Sampling sampling = new Sampling(
                catalog,
                new Normalizer(catalog),
                new Receive(
                        catalog, new Decoder(Settings.read(place, Map.of()).limits()), new Sequence(1, "sampling")));
        List<Path> files = Sample.files(place);
        List<Difference> differences = new ArrayList<>();
        for (Path file : files) {
            tried(place.relativize(file).toString(), file, sampling, differences);
        }
        tell(files.size(), differences);
        return differences.isEmpty() || accept && differences.stream().allMatch(d -> d.trouble() == null) ? 0 : 1;
    }

    private void tried(String name, Path file, Sampling sampling, List<Difference> differences) throws IOException {
        try {
            Sample sample = Sample.read(file);
            JsonNode now = sampling.outcome(sample.system(), sample.resource(), Json.text(sample.input()));
            if (!now.equals(sample.expect())) {
                differences.add(new Difference(name, sample.expect(), now, null));
                if (accept) {
                    Files.writeString(
                            file,
                            new Sample(sample.system(), sample.resource(), sample.note(), sample.input(), now).text());
                }
            }
        } catch (HuitongException e) {
            differences.add(new Difference(name, null, null, e.getMessage()));
        }
    }

    private void tell(int samples, List<Difference> differences) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(Map.of("samples", samples, "differences", differences)));
            return;
        }
        Texts texts = new Texts(spec.resourceBundle());
        for (Difference difference : differences) {
            out.println(difference.file());
            if (difference.trouble() != null) {
                out.println("  " + difference.trouble());
            } else {
                out.println("  - " + difference.expected());
                out.println("  + " + difference.now());
            }
        }
        out.println(texts.of(accept ? "test.accepted" : "test.sum", samples, differences.size()));
    }
}
