package org.huitong;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.message.Json;
import org.huitong.message.Sequence;
import org.huitong.normalize.Normalizer;
import org.huitong.operate.cli.Texts;
import org.huitong.receive.Decoder;
import org.huitong.receive.Receive;
import org.huitong.samples.Sample;
import org.huitong.trial.Expectation;
import org.huitong.trial.KeptSamples;
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

    @Override
    public Integer call() throws IOException {
        Path place = Homes.of(home);
        Catalog catalog = Catalog.read(place);
        KeptSamples samples = KeptSamples.of(
                place,
                new Expectation(
                        new Normalizer(catalog),
                        new Receive(
                                catalog,
                                new Decoder(Settings.read(place, Map.of()).limits()),
                                new Sequence(1, "sampling"))));
        List<KeptSamples.Difference> differences = samples.differences();
        if (accept) {
            for (KeptSamples.Difference difference : differences) {
                accept(place, difference);
            }
        }
        tell(samples.count(), differences);
        return differences.isEmpty() || accept && differences.stream().allMatch(d -> d.trouble() == null) ? 0 : 1;
    }

    private static void accept(Path place, KeptSamples.Difference difference) throws IOException {
        Sample old = difference.sample();
        if (old != null) {
            Files.writeString(
                    place.resolve(difference.file()),
                    new Sample(old.system(), old.resource(), old.note(), old.input(), difference.now()).text());
        }
    }

    private void tell(int samples, List<KeptSamples.Difference> differences) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(Map.of(
                    "samples",
                    samples,
                    "differences",
                    differences.stream().map(TestCommand::document).toList())));
            return;
        }
        Texts texts = new Texts(spec.resourceBundle());
        for (KeptSamples.Difference difference : differences) {
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

    private static Map<String, Object> document(KeptSamples.Difference difference) {
        Map<String, Object> document = new LinkedHashMap<>();
        JsonNode expected = difference.expected();
        document.put("file", difference.file());
        document.put("expected", expected);
        document.put("now", difference.now());
        document.put("trouble", difference.trouble());
        return document;
    }
}
