package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "edit")
final class FailedEdit implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "NO", descriptionKey = "no")
    private long no;

    @Option(names = "--file", paramLabel = "F")
    private Path file;

    @Option(names = "--revision", paramLabel = "N", required = true)
    private int revision;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--reason", paramLabel = "R")
    private String reason;

    @Override
    public Integer call() throws CommandFailed {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", data());
        body.put("revision", revision);
        body.put("reason", reason);
        JsonNode row = admin.client().write("PUT", "/rows/" + no, as, body);
        admin.out()
                .println(admin.texts().of("edit.done", no, row.path("revision").asText()));
        return Cli.OK;
    }

    private String data() throws CommandFailed {
        try {
            return file == null || file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailed(admin.texts().of("error.file", file));
        }
    }
}
