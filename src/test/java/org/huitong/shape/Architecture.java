package org.huitong.shape;

import java.util.List;
import java.util.function.Function;

/** How the code is held together, each rule with its reason. What may use what stands in {@link Packages}. */
enum Architecture {
    POINT_DOWN(
            "a package uses only what stands below it",
            "arrows that point down let one read, test and replace a package alone; stages meet in routes/flow",
            "BusReachesUp",
            Arrows::pointUp),
    NO_STAGE_IMPORTS_A_STAGE(
            "no stage imports a stage",
            "stages meet only in routes/flow, so that ls shows the flow and one stage changes without the others",
            "ReceiveCallsDeliver",
            Arrows::amongStages),
    NO_CYCLES(
            "there is no cycle of packages",
            "what stands in a circle is one package with several names",
            "Cycle",
            Arrows::cycles),
    CAMEL_AT_THE_EDGES(
            "Camel is seen only in the wiring, bus, check, probe, edge, operate.api, bench and in classes ending Processor",
            "rules that know no Exchange are tested without Camel and survive its next version",
            "DeliverKnowsExchange",
            tree -> Arrows.arrows(tree, Arrows::mayUseCamel, Arrows::camel)),
    SQL_IN_THE_STORE(
            "SQL is spoken only in store, failed and audit, with foreign databases in table and where probe tries one, and by the far ends that pilot and bench play",
            "one place writes the store, so one place knows what is durable",
            "DeliverSpeaksSql",
            tree -> Arrows.arrows(
                    tree,
                    Arrows.in(
                            tree,
                            "",
                            "wiring",
                            "wiring.connector",
                            "store",
                            "store.copy",
                            "failed",
                            "failed.job",
                            "failed.request",
                            "audit",
                            "table",
                            "probe",
                            "pilot",
                            "bench"),
                    Arrows::sql)),
    ONE_BROKER_CLIENT(
            "the broker's own types are seen only in bus and its door, in bench as a reference, and in pilot, which plays one",
            "commit, rollback and close have traps that are known in one place",
            "CatalogOpensSession",
            tree -> Arrows.arrows(
                    tree,
                    Arrows.in(tree, "bus", "bus.door", "bench", "pilot"),
                    Arrows.starts("org.apache.activemq.artemis.", "org.apache.artemis."))),
    FOREIGN_BROKERS(
            "Jakarta Messaging is seen only where other brokers' queues are read or tried, in the connectors, bus, bench and pilot",
            "when a batch may be forgotten by its broker is decided in one place",
            "CatalogTakesMessages",
            tree -> Arrows.arrows(
                    tree,
                    Arrows.in(tree, "receive.message", "wiring.connector", "probe", "bus", "bench", "pilot"),
                    Arrows.starts("jakarta.jms."))),
    ONE_HTTP_SERVER(
            "Vert.x is seen only in edge, operate.api, the wiring, and in bench as a reference",
            "what a sender may do to us is bounded in one place",
            "CatalogServesHttp",
            tree -> Arrows.arrows(
                    tree, Arrows.in(tree, "", "wiring", "edge", "operate.api", "bench"), Arrows.starts("io.vertx."))),
    COMMANDS_OUTSIDE(
            "picocli is seen only in operate.cli, codes, directory, scaffold, pilot, bench and the wiring",
            "a command line is a client of the gateway, never a part of it",
            "MessageIsCommand",
            tree -> Arrows.arrows(
                    tree,
                    Arrows.in(tree, "", "wiring", "operate.cli", "codes", "directory", "scaffold", "pilot", "bench"),
                    Arrows.starts("picocli."))),
    NO_VANILLA_EXCEPTIONS(
            "nobody throws a bare RuntimeException, Exception, Error or Throwable",
            "every error has a code, a place and a cure",
            "CatalogThrowsAnything",
            Arrows::vanilla),
    CATCH_WHAT_YOU_KNOW(
            "nobody catches Exception, RuntimeException or Throwable outside the named ends of our own code",
            "who catches everything hides defects and swallows interrupts",
            "CatalogCatchesAll",
            Arrows::greedy),
    PRINT_FOR_PEOPLE_ONLY(
            "System.out and System.err are used only in operate.cli, bench and pilot",
            "what a service says goes to its log, with its level and without payload",
            "CatalogPrints",
            Arrows::prints),
    NO_JAVA_SERIALIZATION(
            "nothing is read or written by Java serialization",
            "a stream of objects from outside is code from outside",
            "CatalogSerializes",
            tree -> Arrows.arrows(
                    tree, type -> false, Arrows.starts("java.io.ObjectInputStream", "java.io.ObjectOutputStream"))),
    NAMES_OF_THE_TRADE(
            "no type is called Manager, Helper, Util or Impl",
            "such a name says that nobody knows what the type is for",
            "CatalogManagerImpl",
            Arrows::names),
    SAMPLE_KNOWS_NOTHING(
            "the sample generator imports nothing of the product",
            "what is expected is worth nothing if it is computed by the code under test",
            "SampleAsksProduct",
            Arrows::sample),
    PACKAGES_ARE_SIGNPOSTED(
            "every package has a package-info",
            "what enters, what leaves and which route calls it is asked first",
            "fixture",
            Arrows::unsigned);

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
}
