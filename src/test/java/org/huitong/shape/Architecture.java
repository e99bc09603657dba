package org.huitong.shape;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What may use what. To change the architecture, change this page in the same commit and say why. */
enum Architecture {
    POINT_DOWN(
            "a package uses only what stands below it",
            "arrows that point down let one read, test and replace a package alone; stages meet in routes/flow",
            "BusReachesUp",
            Architecture::pointUp),
    NO_STAGE_IMPORTS_A_STAGE(
            "no stage imports a stage",
            "stages meet only in routes/flow, so that ls shows the flow and one stage changes without the others",
            "ReceiveCallsDeliver",
            Architecture::amongStages),
    NO_CYCLES(
            "there is no cycle of packages",
            "what stands in a circle is one package with several names",
            "Cycle",
            Architecture::cycles),
    CAMEL_AT_THE_EDGES(
            "Camel is seen only in the wiring, bus, edge, operate.api, bench and in classes ending Processor",
            "rules that know no Exchange are tested without Camel and survive its next version",
            "DeliverKnowsExchange",
            tree -> arrows(tree, Architecture::mayUseCamel, Architecture::camel)),
    SQL_IN_THE_STORE(
            "SQL is spoken only in failed and audit",
            "one place writes the store, so one place knows what is durable",
            "DeliverSpeaksSql",
            tree -> arrows(tree, in(tree, "", "wiring", "failed", "audit", "pilot", "bench.kill"), Architecture::sql)),
    ONE_BROKER_CLIENT(
            "the broker's own types are seen only in bus, and in bench as a reference",
            "commit, rollback and close have traps that are known in one place",
            "CatalogOpensSession",
            tree -> arrows(
                    tree,
                    in(tree, "bus", "bench"),
                    starts("org.apache.activemq.artemis.", "org.apache.artemis.", "jakarta.jms."))),
    ONE_HTTP_SERVER(
            "Vert.x is seen only in edge, operate.api, the wiring, and in bench as a reference",
            "what a sender may do to us is bounded in one place",
            "CatalogServesHttp",
            tree -> arrows(tree, in(tree, "", "wiring", "edge", "operate.api", "bench"), starts("io.vertx."))),
    COMMANDS_OUTSIDE(
            "picocli is seen only in operate.cli, pilot, bench and the wiring",
            "a command line is a client of the gateway, never a part of it",
            "MessageIsCommand",
            tree -> arrows(
                    tree, in(tree, "", "wiring", "operate.cli", "pilot", "bench", "bench.kill"), starts("picocli."))),
    NO_VANILLA_EXCEPTIONS(
            "nobody throws a bare RuntimeException, Exception, Error or Throwable",
            "every error has a code, a place and a cure",
            "CatalogThrowsAnything",
            Architecture::vanilla),
    CATCH_WHAT_YOU_KNOW(
            "nobody catches Exception, RuntimeException or Throwable outside the named ends of our own code",
            "who catches everything hides defects and swallows interrupts",
            "CatalogCatchesAll",
            Architecture::greedy),
    PRINT_FOR_PEOPLE_ONLY(
            "System.out and System.err are used only in operate.cli, bench and pilot",
            "what a service says goes to its log, with its level and without payload",
            "CatalogPrints",
            Architecture::prints),
    NO_JAVA_SERIALIZATION(
            "nothing is read or written by Java serialization",
            "a stream of objects from outside is code from outside",
            "CatalogSerializes",
            tree -> arrows(tree, type -> false, starts("java.io.ObjectInputStream", "java.io.ObjectOutputStream"))),
    NAMES_OF_THE_TRADE(
            "no type is called Manager, Helper, Util or Impl",
            "such a name says that nobody knows what the type is for",
            "CatalogManagerImpl",
            Architecture::names),
    SAMPLE_KNOWS_NOTHING(
            "the sample generator imports nothing of the product",
            "what is expected is worth nothing if it is computed by the code under test",
            "SampleAsksProduct",
            Architecture::sample),
    PACKAGES_ARE_SIGNPOSTED(
            "every package has a package-info",
            "what enters, what leaves and which route calls it is asked first",
            "fixture",
            Architecture::unsigned);

    private static final Set<String> BELOW_STAGES = Set.of("message", "catalog", "audit");
    private static final Set<String> STAGES = Set.of("receive", "normalize", "authorize", "bus", "deliver", "failed");

    /** The wiring is not in it: it may use all. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("message", Set.of()),
            Map.entry("catalog", Set.of("message")),
            Map.entry("audit", Set.of("message")),
            Map.entry("receive", BELOW_STAGES),
            Map.entry("normalize", BELOW_STAGES),
            Map.entry("authorize", BELOW_STAGES),
            Map.entry("deliver", BELOW_STAGES),
            Map.entry("bus", Set.of("message")),
            Map.entry("failed", Set.of("message", "audit")),
            Map.entry("edge", Set.of("message")),
            Map.entry("operate.api", Set.of("message", "catalog", "audit", "failed", "bus", "edge")),
            Map.entry("operate.cli", Set.of("message")),
            Map.entry("pilot", Set.of("", "message")),
            Map.entry("bench", Set.of("", "message", "bench.kill")),
            Map.entry("bench.kill", Set.of("message", "pilot")));

    /** Where a route's or a library's signature lets anything through, and our code must not die of it. */
    private static final Set<String> ENDS_OF_OUR_CODE = Set.of(
            "EmbeddedBus.java", // the broker's own start and stop throw Exception
            "SourceConsumer.java", // whatever a route throws ends the poll, not the thread
            "TurnConsumer.java", // whatever a route throws ends the turn, not the thread
            "EdgeConsumer.java", // whatever a route throws becomes an answer
            "Answer.java"); // whatever serializing throws becomes an answer

    private static final Set<String> VANILLA =
            Set.of("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Error", "java.lang.Throwable");
    private static final Set<String> CAMEL_ANNOTATIONS =
            Set.of("org.apache.camel.Body", "org.apache.camel.Header", "org.apache.camel.Variable");
    /** Values and failures that drivers hand over: knowing them is not speaking SQL. */
    private static final Pattern SQL_VALUES =
            Pattern.compile("java\\.sql\\.(SQL\\w*Exception|BatchUpdateException|Timestamp|Date|Time|Clob|Blob|NClob)");

    private static final Pattern EMPTY_NAMES = Pattern.compile("Managers?|Helpers?|Utils?|Impl");
    private static final Pattern CATCH =
            Pattern.compile("catch \\((final )?([\\w.]+ \\| )*(Exception|RuntimeException|Throwable)\\b.*");

    final String rule;
    final String because;
    /** Type of the fixture that breaks the rule. */
    final String broken;

    private final Function<Tree, List<String>> check;

    Architecture(String rule, String because, String broken, Function<Tree, List<String>> check) {
        this.rule = rule;
        this.because = because;
        this.broken = broken;
        this.check = check;
    }

    /** Where the rule is broken; empty is well. */
    List<String> findings(Tree tree) {
        return check.apply(tree);
    }

    private static List<String> pointUp(Tree tree) {
        List<String> findings = new ArrayList<>();
        tree.arrows().forEach(arrow -> {
            String from = tree.part(arrow.getOriginClass());
            String to = tree.part(arrow.getTargetClass());
            boolean wiring = from.isEmpty() || from.equals("wiring");
            if (!wiring && !MAY_USE.containsKey(from)) {
                findings.add("package " + from + " is not in the table of Architecture");
            } else if (!wiring
                    && to != null
                    && !to.equals(from)
                    && !MAY_USE.get(from).contains(to)) {
                findings.add(arrow.getDescription());
            }
        });
        return findings;
    }

    private static List<String> amongStages(Tree tree) {
        return tree.arrows()
                .filter(arrow -> STAGES.contains(tree.part(arrow.getOriginClass())))
                .filter(arrow -> {
                    String to = tree.part(arrow.getTargetClass());
                    return to != null && STAGES.contains(to) && !to.equals(tree.part(arrow.getOriginClass()));
                })
                .map(Dependency::getDescription)
                .toList();
    }

    private static List<String> cycles(Tree tree) {
        SliceAssignment parts = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String part = tree.part(type);
                return part == null || part.isEmpty() ? SliceIdentifier.ignore() : SliceIdentifier.of(part);
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
        return SlicesRuleDefinition.slices()
                .assignedFrom(parts)
                .should()
                .beFreeOfCycles()
                .evaluate(tree.classes())
                .getFailureReport()
                .getDetails();
    }

    private static List<String> arrows(Tree tree, Predicate<JavaClass> allowed, Predicate<JavaClass> technology) {
        return arrows(tree, (ours, type) -> allowed.test(type), technology);
    }

    private static List<String> arrows(
            Tree tree, java.util.function.BiPredicate<Tree, JavaClass> allowed, Predicate<JavaClass> technology) {
        return tree.arrows()
                .filter(arrow -> technology.test(arrow.getTargetClass()))
                .filter(arrow -> !allowed.test(tree, arrow.getOriginClass()))
                .map(Dependency::getDescription)
                .toList();
    }

    private static Predicate<JavaClass> in(Tree tree, String... parts) {
        return type -> Set.of(parts).contains(tree.part(type));
    }

    private static DescribedPredicate<JavaClass> starts(String... prefixes) {
        return DescribedPredicate.describe(
                String.join(", ", prefixes), type -> List.of(prefixes).stream().anyMatch(type.getName()::startsWith));
    }

    private static boolean mayUseCamel(Tree tree, JavaClass type) {
        return in(tree, "", "wiring", "bus", "edge", "operate.api", "bench").test(type)
                || Tree.outer(type).endsWith("Processor");
    }

    private static boolean camel(JavaClass type) {
        return type.getName().startsWith("org.apache.camel.") && !CAMEL_ANNOTATIONS.contains(type.getName());
    }

    private static boolean sql(JavaClass type) {
        return starts("java.sql.", "javax.sql.", "org.jdbi.", "org.sqlite.", "org.flywaydb.", "com.zaxxer.")
                        .test(type)
                && !SQL_VALUES.matcher(type.getName()).matches();
    }

    private static List<String> vanilla(Tree tree) {
        return tree.ours().stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> VANILLA.contains(call.getTargetOwner().getName()))
                .filter(call -> !callsSuper(call))
                .map(JavaConstructorCall::getDescription)
                .toList();
    }

    private static boolean callsSuper(JavaConstructorCall call) {
        return call.getOrigin().isConstructor()
                && call.getOriginOwner().isAssignableTo(call.getTargetOwner().getName());
    }

    private static List<String> greedy(Tree tree) {
        List<String> findings = new ArrayList<>();
        for (Path file : tree.sources()) {
            boolean end = ENDS_OF_OUR_CODE.contains(file.getFileName().toString());
            List<String> lines = Tree.lines(file);
            for (int i = 0; !end && i < lines.size(); i++) {
                if (CATCH.matcher(lines.get(i)).find()) {
                    findings.add(file + ":" + (i + 1) + " " + lines.get(i).strip());
                }
            }
        }
        return findings;
    }

    private static List<String> prints(Tree tree) {
        return tree.ours().stream()
                .filter(in(tree, "operate.cli", "bench", "pilot").negate())
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
                .filter(access ->
                        Set.of("out", "err").contains(access.getTarget().getName()))
                .map(JavaFieldAccess::getDescription)
                .toList();
    }

    private static List<String> names(Tree tree) {
        return tree.classes().stream()
                .filter(type -> List.of(type.getSimpleName().split("(?=[A-Z])")).stream()
                        .anyMatch(word -> EMPTY_NAMES.matcher(word).matches()))
                .map(JavaClass::getName)
                .toList();
    }

    private static List<String> sample(Tree tree) {
        return tree.classes().stream()
                .filter(type -> type.getPackageName().equals(tree.sample()))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> arrow.getTargetClass().getName().startsWith("org.huitong."))
                .filter(arrow -> !arrow.getTargetClass().getPackageName().equals(tree.sample()))
                .map(Dependency::getDescription)
                .toList();
    }

    private static List<String> unsigned(Tree tree) {
        return tree.sources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(Path::toString)
                .toList();
    }
}
