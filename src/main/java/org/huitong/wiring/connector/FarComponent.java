package org.huitong.wiring.connector;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.huitong.far.FarEnd;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What the steps have in common that speak with another machine's folder: how its door is told, and a clock that cuts. */
abstract class FarComponent extends DefaultComponent {
    private final Path home;
    private ScheduledThreadPoolExecutor clock;

    FarComponent(Path home) {
        this.home = home;
    }

    @Override
    protected void doStart() throws Exception {
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "far-deadline");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        clock.shutdownNow();
    }

    final ScheduledExecutorService clock() {
        return clock;
    }

    final Path home() {
        return home;
    }

    private SSLContext tls(String subject, String bean) {
        try {
            return bean.isEmpty()
                    ? null
                    : CamelContextHelper.mandatoryLookup(getCamelContext(), bean, SSLContextParameters.class)
                            .createSSLContext(getCamelContext());
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw wrong(subject, "its keys cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The parameters of one step; what is read of them is taken out. */
    final class Given {
        private final String subject;
        private final Map<String, Object> parameters;

        Given(String subject, Map<String, Object> parameters) {
            this.subject = subject;
            this.parameters = parameters;
        }

        FarEnd end() {
            FarEnd.Protocol said = getAndRemoveParameter(parameters, "protocol", FarEnd.Protocol.class);
            boolean implicit = getAndRemoveParameter(parameters, "implicit", Boolean.class, false);
            FarEnd.Protocol protocol = implicit ? FarEnd.Protocol.FTPS_IMPLICIT : said;
            return new FarEnd(
                    protocol,
                    text("host"),
                    getAndRemoveParameter(parameters, "port", Integer.class),
                    text("user"),
                    getAndRemoveParameter(parameters, "password", String.class, ""),
                    file("privateKeyFile"),
                    protocol == FarEnd.Protocol.SFTP ? needed("knownHosts") : null,
                    tls(subject, getAndRemoveParameter(parameters, "tls", String.class, "")),
                    Charset.forName(getAndRemoveParameter(parameters, "nameCharset", String.class, "UTF-8")),
                    Duration.ofMillis(getAndRemoveParameter(parameters, "timeout", Long.class, 30_000L)));
        }

        String text(String name) {
            String value = getAndRemoveParameter(parameters, name, String.class, "");
            if (value.isBlank()) {
                throw wrong(subject, "its route gives no " + name);
            }
            return value;
        }

        /** Null where none is given. */
        private Path file(String name) {
            String value = getAndRemoveParameter(parameters, name, String.class, "");
            if (value.isBlank()) {
                return null;
            }
            Path file = home.resolve(value);
            if (!Files.isReadable(file)) {
                throw wrong(subject, name + " cannot be read: " + file);
            }
            return file;
        }

        private Path needed(String name) {
            Path file = file(name);
            if (file == null) {
                throw wrong(subject, "its route gives no " + name + ", and no host is trusted unseen");
            }
            return file;
        }
    }

    private static HuitongException wrong(String subject, String what) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID, "the far folder of " + subject + " cannot be used: " + what + ". Mend it.");
    }
}
