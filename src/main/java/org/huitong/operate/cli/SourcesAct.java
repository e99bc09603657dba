package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An act on a polled source by a named person with a reason. */
abstract class SourcesAct implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "SYSTEM/RESOURCE", descriptionKey = "sources.source")
    private String source;

    @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "reason")
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--json")
    private boolean json;

    /** The last segment of its path. */
    abstract String word();

    @Override
    public Integer call() throws CommandFailed {
        int slash = source.indexOf('/');
        if (slash < 1) {
            throw admin.wrong("sources.form");
        }
        String path = "/sources/" + AdminClient.escape(source.substring(0, slash)) + "/"
                + AdminClient.escape(source.substring(slash + 1)) + "/" + word();
        JsonNode acted = admin.client().write("POST", path, as, Map.of("reason", reason));
        if (json) {
            admin.json(acted);
        } else {
            SourcesList.print(admin, AdminClient.JSON.createArrayNode().add(acted));
        }
        return Cli.OK;
    }

    @Command(name = "pause")
    static final class Pause extends SourcesAct {
        @Override
        String word() {
            return "pause";
        }
    }

    @Command(name = "resume")
    static final class Resume extends SourcesAct {
        @Override
        String word() {
            return "resume";
        }
    }
}
