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
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the rules of {@link Architecture} look for. */
final class Arrows {
    /** Where a route's or a library's signature lets anything through, and our code must not die of it. */
    private static final Set<String> ENDS_OF_OUR_CODE = Set.of(
            "Huitong.java", // whatever stops a start, the journal is closed
            "Routes.java", // Camel's own start throws Exception
            "ArtemisSession.java", // the client throws an unchecked exception where a commit was interrupted
            "DirectSession.java", // the broker's own calls throw Exception
            "Publisher.java", // whatever fills a group wrongly ends the group, not the thread
            "TornCommits.java", // the journal's own reader throws Exception
            "JournalTail.java", // so do its files; and torn bytes decode to any unchecked exception
            "Broker.java", // the broker's own start and stop throw Exception; its parts go away under a question
            "EmbeddedBus.java", // emptying a queue throws Exception
            "IncomingMessages.java", // the converter throws any unchecked exception at bytes that are no message
            "Door.java", // an acceptor's own start and stop throw Exception
            "Drainer.java", // whatever a batch holds ends the batch, not the thread
            "SourceConsumer.java", // whatever a route throws ends the poll, not the thread
            "TurnConsumer.java", // whatever a route throws ends the turn, not the thread
            "CamelConnector.java", // whatever a connector throws is an outcome
            "EdgeConsumer.java", // whatever a route throws becomes an answer
            "ReplayThread.java", // whatever a look at the jobs comes to ends the look, not the thread
            "Reader.java", // whatever one row's preview comes to is that row's outcome
            "Clerk.java", // whatever a request comes to ends the look, whatever a row comes to is its outcome
            "Beans.java", // Camel's own start and its binding of beans throw Exception
            "Judge.java", // whatever a decoder throws beyond a refusal is what the fuzz looks for
            "TaxBureau.java", // the broker's own start and stop throw Exception
            "LiveRoutes.java", // Camel's own starts, stops and loads throw Exception
            "Swap.java", // whatever a new route comes to, what ran before must run again
            "Workbook.java", // POI and the zip reader answer a broken workbook with any unchecked exception
            "Answer.java"); // whatever serializing throws becomes an answer

    private static final Set<String> VANILLA =
            Set.of("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Error", "java.lang.Throwable");
    private static final Set<String> CAMEL_ANNOTATIONS = Set.of(
            "org.apache.camel.Body",
            "org.apache.camel.ExchangeProperty",
            "org.apache.camel.Header",
            "org.apache.camel.Variable");
    /** Values and failures that drivers hand over: knowing them is not speaking SQL. */
    private static final Pattern SQL_VALUES =
            Pattern.compile("java\\.sql\\.(SQL\\w*Exception|BatchUpdateException|Timestamp|Date|Time|Clob|Blob|NClob)");

    private static final Pattern EMPTY_NAMES = Pattern.compile("Managers?|Helpers?|Utils?|Impl");
    private static final Pattern CATCH =
            Pattern.compile("catch \\((final )?([\\w.]+ \\| )*(Exception|RuntimeException|Throwable)\\b.*");

    private Arrows() {}

    static List<String> pointUp(Tree tree) {
        List<String> findings = new ArrayList<>();
        tree.arrows().forEach(arrow -> {
            String from = tree.part(arrow.getOriginClass());
            String to = tree.part(arrow.getTargetClass());
            boolean wiring = from.isEmpty() || from.equals("wiring");
            if (!wiring && !Packages.MAY_USE.containsKey(from)) {
                findings.add("package " + from + " is not in the table of Architecture");
            } else if (!wiring
                    && to != null
                    && !to.equals(from)
                    && !Packages.MAY_USE.get(from).contains(to)) {
                findings.add(arrow.getDescription());
            }
        });
        return findings;
    }

    static List<String> amongStages(Tree tree) {
        return tree.arrows()
                .filter(arrow -> Packages.STAGES.contains(tree.part(arrow.getOriginClass())))
                .filter(arrow -> {
                    String to = tree.part(arrow.getTargetClass());
                    return to != null && Packages.STAGES.contains(to) && !to.equals(tree.part(arrow.getOriginClass()));
                })
                .map(Dependency::getDescription)
                .toList();
    }

    static List<String> cycles(Tree tree) {
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

    static List<String> arrows(Tree tree, Predicate<JavaClass> allowed, Predicate<JavaClass> technology) {
        return arrows(tree, (ours, type) -> allowed.test(type), technology);
    }

    static List<String> arrows(
            Tree tree, java.util.function.BiPredicate<Tree, JavaClass> allowed, Predicate<JavaClass> technology) {
        return tree.arrows()
                .filter(arrow -> technology.test(arrow.getTargetClass()))
                .filter(arrow -> !allowed.test(tree, arrow.getOriginClass()))
                .map(Dependency::getDescription)
                .toList();
    }

    static Predicate<JavaClass> in(Tree tree, String... parts) {
        return type -> Set.of(parts).contains(tree.part(type));
    }

    static DescribedPredicate<JavaClass> starts(String... prefixes) {
        return DescribedPredicate.describe(
                String.join(", ", prefixes), type -> List.of(prefixes).stream().anyMatch(type.getName()::startsWith));
    }

    static boolean mayUseCamel(Tree tree, JavaClass type) {
        return in(
                                tree,
                                "",
                                "wiring",
                                "wiring.connector",
                                "reload",
                                "bus",
                                "check",
                                "probe",
                                "edge",
                                "operate.api",
                                "bench")
                        .test(type)
                || Tree.outer(type).endsWith("Processor");
    }

    static boolean camel(JavaClass type) {
        return type.getName().startsWith("org.apache.camel.") && !CAMEL_ANNOTATIONS.contains(type.getName());
    }

    static boolean sql(JavaClass type) {
        return starts("java.sql.", "javax.sql.", "org.jdbi.", "org.sqlite.", "org.flywaydb.", "com.zaxxer.")
                        .test(type)
                && !SQL_VALUES.matcher(type.getName()).matches();
    }

    static List<String> vanilla(Tree tree) {
        return tree.ours().stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> VANILLA.contains(call.getTargetOwner().getName()))
                .filter(call -> !callsSuper(call))
                .map(JavaConstructorCall::getDescription)
                .toList();
    }

    static boolean callsSuper(JavaConstructorCall call) {
        return call.getOrigin().isConstructor()
                && call.getOriginOwner().isAssignableTo(call.getTargetOwner().getName());
    }

    static List<String> greedy(Tree tree) {
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

    static List<String> prints(Tree tree) {
        return tree.ours().stream()
                .filter(in(tree, "operate.cli", "bench", "pilot").negate())
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
                .filter(access ->
                        Set.of("out", "err").contains(access.getTarget().getName()))
                .map(JavaFieldAccess::getDescription)
                .toList();
    }

    static List<String> names(Tree tree) {
        return tree.classes().stream()
                .filter(type -> List.of(type.getSimpleName().split("(?=[A-Z])")).stream()
                        .anyMatch(word -> EMPTY_NAMES.matcher(word).matches()))
                .map(JavaClass::getName)
                .toList();
    }

    static List<String> sample(Tree tree) {
        return tree.classes().stream()
                .filter(type -> type.getPackageName().equals(tree.sample()))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> arrow.getTargetClass().getName().startsWith("org.huitong."))
                .filter(arrow -> !arrow.getTargetClass().getPackageName().equals(tree.sample()))
                .map(Dependency::getDescription)
                .toList();
    }

    static List<String> unsigned(Tree tree) {
        return tree.sources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(Path::toString)
                .toList();
    }
}
