package org.huitong.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PartTest {
    @Test
    void codeBelongsToTheFirstPartWhoseBeginningFits() {
        assertThat(Part.ofType("org.huitong.bus.Session")).isEqualTo(Part.OURS);
        assertThat(Part.ofType("org.huitong.bench.side.RawSender")).isEqualTo(Part.BENCH);
        assertThat(Part.ofType("org.apache.activemq.artemis.core.Queue")).isEqualTo(Part.ARTEMIS);
        assertThat(Part.ofType("jdk.jfr.internal.PlatformRecorder")).isEqualTo(Part.RECORDER);
        assertThat(Part.ofType("jdk.internal.misc.Unsafe")).isEqualTo(Part.JDK);
        assertThat(Part.ofType("org.acme.Thing")).isEqualTo(Part.OTHER);
    }

    @Test
    void threadsOfTheMachineItselfAreToldFromThoseOfJava() {
        assertThat(Part.ofTask("C2 CompilerThre")).contains(Part.COMPILER);
        assertThat(Part.ofTask("GC Thread#1")).contains(Part.COLLECTOR);
        assertThat(Part.ofTask("G1 Conc#0")).contains(Part.COLLECTOR);
        assertThat(Part.ofTask("VM Thread")).contains(Part.JVM);
        assertThat(Part.ofTask("vert.x-eventloo")).isEmpty();
    }

    @Test
    void namesOfTypesAreAsPeopleWriteThem() {
        assertThat(Frame.plain("[B")).isEqualTo("byte[]");
        assertThat(Frame.plain("[Ljava.lang.Object;")).isEqualTo("Object[]");
        assertThat(Frame.plain("org.acme.A$$Lambda$538+0x00007f89b42d4f90.1100929307"))
                .isEqualTo("org.acme.A$$Lambda");
        assertThat(Usage.group("Thread-7 (server@1f2e)")).isEqualTo("Thread-* (server)");
    }

    @Test
    void whatTheJdkDidIsChargedToWhoCalledIt() {
        Frame jdk = new Frame(Part.JDK, "java.util.HashMap.get");
        Frame camel = new Frame(Part.CAMEL, "org.apache.camel.Route.run");

        assertThat(Frame.caller(List.of(jdk, jdk, camel))).isEqualTo(camel);
        assertThat(Frame.caller(List.of(jdk))).isEqualTo(jdk);
    }
}
