package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what the gateway made of a failed record, masked, beside its source in the home of this machine. */
@Command(name = "to-sample")
final class FailedToSample implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", descriptionKey = "no")
    private long no;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "sample.name")
    private String name;

    @Override
    public Integer call() throws CommandFailed {
        String called = name == null ? "row-" + no : name;
        if (!SampleFile.named(called)) {
            throw admin.wrong("sample.named");
        }
        JsonNode sample = admin.client().get("/rows/" + no + "/sample", Map.of());
        Path file = file(sample, called);
        SampleFile.write(file, sample.toPrettyString() + "\n", admin.texts());
        admin.out().println(admin.texts().of("sample.written", file));
        return Cli.OK;
    }

    private Path file(JsonNode sample, String called) throws CommandFailed {
        String system = sample.path("system").asText();
        String resource = sample.path("resource").asText();
        if (!SampleFile.named(system) || !SampleFile.named(resource)) {
            throw new CommandFailed(admin.texts().of("sample.named"));
        }
        return SampleFile.of(admin.home(), system, resource, called);
    }
}
