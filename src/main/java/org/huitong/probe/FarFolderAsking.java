package org.huitong.probe;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.huitong.check.FarStep;
import org.huitong.far.FarEnd;
import org.huitong.far.FarFolder;
import org.huitong.probe.Answer.Kind;

/** Logs in to a file server and looks whether the folder is there: by the connectors' own client, host keys and trust. */
final class FarFolderAsking implements Asking {
    private final Path home;
    private final Duration limit;

    FarFolderAsking(Path home, Duration limit) {
        this.home = home;
        this.limit = limit;
    }

    @Override
    public String where(FarStep step, Beans beans) {
        return protocol(step, beans) + " " + beans.text(step, "host") + ":" + beans.text(step, "port");
    }

    private static FarEnd.Protocol protocol(FarStep step, Beans beans) {
        return beans.text(step, "implicit").equals("true")
                ? FarEnd.Protocol.FTPS_IMPLICIT
                : FarEnd.Protocol.valueOf(beans.text(step, "protocol"));
    }

    @Override
    public void ask(FarStep step, Beans beans) throws IOException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "probe-clock");
            thread.setDaemon(true);
            return thread;
        });
        try (FarFolder folder = end(step, beans).connect(clock)) {
            folder.see(beans.text(step, "folder"));
        } finally {
            clock.shutdownNow();
        }
    }

    private FarEnd end(FarStep step, Beans beans) throws IOException {
        String key = beans.text(step, "privateKeyFile");
        String hosts = beans.text(step, "knownHosts");
        String names = beans.text(step, "nameCharset");
        return new FarEnd(
                protocol(step, beans),
                beans.text(step, "host"),
                Integer.parseInt(beans.text(step, "port")),
                beans.text(step, "user"),
                beans.text(step, "password"),
                key.isBlank() ? null : home.resolve(key),
                hosts.isBlank() ? null : home.resolve(hosts),
                tls(step, beans),
                names.isBlank() ? java.nio.charset.StandardCharsets.UTF_8 : Charset.forName(names),
                limit);
    }

    private static SSLContext tls(FarStep step, Beans beans) throws IOException {
        try {
            return step.parameter("tls").isEmpty() ? null : beans.tls(step, "tls");
        } catch (GeneralSecurityException e) {
            throw new Answer(Kind.TRUST, "the keys of its TLS bean cannot be read");
        }
    }
}
