package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what the gateway made of a failed record, masked, beside its source in the home of this machine. */
@Command(name = "to-sample")
final class FailedToSample implements Callable<Integer> {
    /** Of a system, a resource and a sample; nothing that leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_])?");

    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", descriptionKey = "no")
    private long no;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "sample.name")
    private String name;

    @Override
    public Integer call() throws CommandFailed {
        String called = name == null ? "row-" + no : name;
        if (!NAME.matcher(called).matches()) {
            throw admin.wrong("sample.named");
        }
        JsonNode sample = admin.client().get("/rows/" + no + "/sample", Map.of());
        Path file = folder(sample).resolve(called + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, sample.toPrettyString() + "\n", StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailed(admin.texts().of("sample.there", file));
        } catch (IOException e) {
            throw new CommandFailed(admin.texts().of("lineage.unwritable", file));
        }
        admin.out().println(admin.texts().of("sample.written", file));
        return Cli.OK;
    }

    private Path folder(JsonNode sample) throws CommandFailed {
        String system = sample.path("system").asText();
        String resource = sample.path("resource").asText();
        if (!NAME.matcher(system).matches() || !NAME.matcher(resource).matches()) {
            throw new CommandFailed(admin.texts().of("sample.named"));
        }
        return admin.home().resolve("routes").resolve("sources").resolve(system).resolve(resource + ".samples");
    }
}
