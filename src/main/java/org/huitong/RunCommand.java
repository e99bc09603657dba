package org.huitong;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong run}: the gateway, until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR")
    private Path home;

    @Override
    public Integer call() throws InterruptedException {
        // Else the JVM writes it between the lines of the log, with neither time nor level.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> LOG.error("the thread {} has ended by an error", thread.getName(), e));
        var out = spec.commandLine().getOut();
        Huitong gateway = Huitong.start(Homes.of(home), Map.of());
        LateReview.begin(Homes.of(home));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            gateway.close();
                            stopped.countDown();
                        },
                        "stop"));
        out.println("Huitong is up.");
        out.println("  data plane  " + gateway.dataPlane());
        out.println("  admin API   " + gateway.admin() + "/api/v1");
        gateway.amqp().ifPresent(amqp -> out.println("  AMQP        " + amqp));
        out.println("  health      " + gateway.observe() + "/health");
        out.flush();
        stopped.await();
        return 0;
    }
}
