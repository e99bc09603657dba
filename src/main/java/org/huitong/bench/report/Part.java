package org.huitong.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose code it is that costs, by the beginning of the name of its type; the first that fits. */
enum Part {
    BENCH("bench itself", "org.huitong.bench."),
    OURS("Huitong", "org.huitong."),
    CAMEL("Camel", "org.apache.camel."),
    ARTEMIS("Artemis", "org.apache.activemq."),
    VERTX("Vert.x", "io.vertx."),
    NETTY("Netty", "io.netty."),
    JACKSON("Jackson", "com.fasterxml."),
    STORE("SQLite and Jdbi", "org.sqlite.", "org.jdbi."),
    RECORDER("recorder", "jdk.jfr."),
    JDK("JDK", "java.", "javax.", "jdk.", "sun.", "com.sun."),
    OTHER("other libraries", ""),
    COLLECTOR("GC"),
    COMPILER("JIT"),
    JVM("JVM, the rest"),
    UNSEEN("not sampled (ended threads, native code alone)");

    /** As it is printed. */
    final String label;

    private final List<String> beginnings;

    Part(String label, String... beginnings) {
        this.label = label;
        this.beginnings = List.of(beginnings);
    }

    static Part ofType(String type) {
        return Stream.of(values())
                .filter(part -> part.beginnings.stream().anyMatch(type::startsWith))
                .findFirst()
                .orElse(OTHER);
    }

    /** Of a thread that is the JVM's own and not one of Java; the system cuts its name after 15 characters. */
    static Optional<Part> ofTask(String name) {
        if (name.matches("GC Thread.*|G1 .*|Parallel.*|Shenandoah.*|X?Z(Worker|Director|Driver).*")) {
            return Optional.of(COLLECTOR);
        }
        if (name.matches("C[12] Compiler.*|Sweeper thread")) {
            return Optional.of(COMPILER);
        }
        if (name.startsWith("JFR Thread Samp")) {
            return Optional.of(RECORDER);
        }
        return name.startsWith("VM ") ? Optional.of(JVM) : Optional.empty();
    }
}
