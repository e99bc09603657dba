package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What people have asked for of many records: look at it, and be the one who confirms or refuses it. */
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        subcommands = {
            RequestsCommand.Listing.class,
            RequestsCommand.Show.class,
            RequestsCommand.Confirm.class,
            RequestsCommand.Refuse.class
        })
final class RequestsCommand {

    @Command(name = "list")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private Admin admin;

        @Option(names = "--state", paramLabel = "STATE")
        private String state;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "20")
        private int limit;

        @Option(names = "--after", paramLabel = "NEXT")
        private String after;

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() throws CommandFailed {
            Map<String, Object> query = new LinkedHashMap<>();
            query.put("state", state);
            query.put("limit", limit);
            query.put("after", after);
            JsonNode page = admin.client().get("/requests", query);
            if (json) {
                admin.json(page);
                return Cli.OK;
            }
            if (page.path("requests").isEmpty()) {
                admin.out().println(admin.texts().of("request.none"));
            } else {
                Table.of(
                                admin.texts(),
                                page.path("requests"),
                                "id",
                                "kind",
                                "state",
                                "rows",
                                "actor",
                                "second",
                                "at",
                                "about",
                                "reason")
                        .print(admin.out());
            }
            if (page.hasNonNull("next")) {
                admin.out()
                        .println(admin.texts().of("list.more", page.get("next").asText()));
            }
            return Cli.OK;
        }
    }

    @Command(name = "show")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Admin admin;

        @Parameters(paramLabel = "REQUEST", descriptionKey = "request.no")
        private long request;

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() throws CommandFailed {
            return new Asking(admin, json).show(admin.client().get("/requests/" + request, Map.of()));
        }
    }

    @Command(name = "confirm")
    static final class Confirm implements Callable<Integer> {
        @Mixin
        private Admin admin;

        @Parameters(paramLabel = "REQUEST", descriptionKey = "request.no")
        private long request;

        @Option(names = "--as", paramLabel = "NAME", required = true)
        private String as;

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() throws CommandFailed {
            return new Asking(admin, json).confirm(request, as);
        }
    }

    @Command(name = "refuse")
    static final class Refuse implements Callable<Integer> {
        @Mixin
        private Admin admin;

        @Parameters(paramLabel = "REQUEST", descriptionKey = "request.no")
        private long request;

        @Option(names = "--reason", paramLabel = "R", required = true)
        private String reason;

        @Option(names = "--as", paramLabel = "NAME", required = true)
        private String as;

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() throws CommandFailed {
            JsonNode refused =
                    admin.client().write("POST", "/requests/" + request + "/refuse", as, Map.of("reason", reason));
            return new Asking(admin, json).show(refused);
        }
    }
}
