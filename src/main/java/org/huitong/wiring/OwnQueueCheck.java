package org.huitong.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huitong.bus.door.Door;
import org.huitong.bus.door.DoorSettings;
import org.huitong.bus.door.DoorTls;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.catalog.Grant;
import org.huitong.catalog.KnownBy;
import org.huitong.catalog.SystemEntry;

/** What {@code check} says of systems' own queues: settings, consumers' files and identities that do not fit together. */
public final class OwnQueueCheck {
    private static final String SETTINGS = "config/application.properties";
    private static final String SINK = "own-queue-sink";

    private final Path home;
    private final Catalog catalog;
    private final Optional<DoorSettings> door;
    private final List<Finding> findings = new ArrayList<>();

    private OwnQueueCheck(Path home, Catalog catalog, Optional<DoorSettings> door) {
        this.home = home;
        this.catalog = catalog;
        this.door = door;
    }

    /**
     * The findings, in order of files.
     *
     * @param catalog without mistakes of its own
     * @param door empty where AMQP clients are not let in
     */
    public static List<Finding> of(Path home, Catalog catalog, Optional<DoorSettings> door) {
        OwnQueueCheck check = new OwnQueueCheck(home, catalog, door);
        boolean any = check.consumers();
        check.senders(any);
        return List.copyOf(check.findings);
    }

    private boolean consumers() {
        Path consumers = home.resolve("routes/consumers");
        if (!Files.isDirectory(consumers)) {
            return false;
        }
        boolean any = false;
        try (Stream<Path> files = Files.walk(consumers)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList()) {
                any |= consumer(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return any;
    }

    private boolean consumer(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean any = false;
        for (int i = 0; i < lines.size(); i++) {
            int column = lines.get(i).indexOf("kamelet:" + SINK);
            if (column >= 0) {
                any = true;
                sink(home.relativize(file).toString().replace('\\', '/'), i + 1, column + 1);
            }
        }
        return any;
    }

    private void sink(String file, int line, int column) {
        if (door.isEmpty()) {
            findings.add(new Finding(
                    file,
                    line,
                    column,
                    "AMQP-OFF",
                    SINK + " fills a queue that no client can fetch from: AMQP clients are not let in",
                    "Set huitong.amqp.enabled=true in " + SETTINGS + ", or use another connector",
                    Finding.Severity.MISTAKE));
            return;
        }
        String subscription = Path.of(file).getParent().getFileName() + "."
                + Path.of(file).getFileName().toString().replace(".camel.yaml", "");
        if (("." + subscription).endsWith(Door.RECEIPTS)) {
            findings.add(new Finding(
                    file,
                    line,
                    column,
                    "AMQP-RECEIPTS",
                    Door.OUT + subscription + " is a queue of answers",
                    "Use another connector for this resource",
                    Finding.Severity.MISTAKE));
        }
        catalog.grant(subscription)
                .map(Grant::consumer)
                .flatMap(catalog::system)
                .ifPresent(system -> {
                    if (!logsIn(system.knownBy())) {
                        findings.add(noIdentity(file, line, column, system));
                    }
                });
    }

    private static Finding noIdentity(String file, int line, int column, SystemEntry system) {
        return new Finding(
                file,
                line,
                column,
                "AMQP-NO-IDENTITY",
                "nothing that identifies " + system.id()
                        + " serves to log in with: a signature is of one request, and a"
                        + " client certificate needs huitong.amqp.tls.clients",
                "Give it a token, an issuer or a certificate under identity in config/systems/" + system.id() + ".yaml",
                Finding.Severity.ADVICE);
    }

    private boolean logsIn(KnownBy by) {
        boolean certificates =
                door.flatMap(DoorSettings::tls).flatMap(DoorTls::clients).isPresent();
        return by.token() || by.jwt().isPresent() || by.certificate().isPresent() && certificates;
    }

    private void senders(boolean anyConsumer) {
        boolean anySender = OwnSources.systems(catalog).stream()
                .flatMap(id -> catalog.system(id).stream())
                .anyMatch(system -> logsIn(system.knownBy()));
        if (door.isPresent() && !anySender && !anyConsumer) {
            findings.add(new Finding(
                    SETTINGS,
                    1,
                    1,
                    "AMQP-NOBODY",
                    "AMQP clients are let in, and no system has a queue to send to or to fetch from",
                    "Set huitong.amqp.enabled=false, or write a mapping of a system that hands over, or a consumer with "
                            + SINK,
                    Finding.Severity.ADVICE));
        }
    }
}
