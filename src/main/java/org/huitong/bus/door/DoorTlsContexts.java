package org.huitong.bus.door;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.activemq.artemis.core.remoting.impl.ssl.DefaultSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;

/** Lets the broker read the PEM files that the edge reads too; found by the broker's service loader. Stateless. */
public final class DoorTlsContexts extends DefaultSSLContextFactory {
    /** The type of a key store that is two PEM files: the certificate, and its key in place of the password. */
    static final String PEM_FILES = "HUITONG-PEM";

    private static final int BEFORE_THE_BROKERS_OWN = 100;

    @Override
    public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> more) throws Exception {
        return PEM_FILES.equals(config.getKeystoreType())
                ? context(config.getKeystorePath(), config.getKeystorePassword(), config.getTruststorePath())
                : super.getSSLContext(config, more);
    }

    /** @param clients null where no certificate is asked for */
    static SSLContext context(String certificate, String key, String clients) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(
                        Path.of(certificate).toFile(), Path.of(key).toFile())
                .sslProvider(SslProvider.JDK);
        if (clients != null) {
            builder.trustManager(Path.of(clients).toFile());
        }
        return ((JdkSslContext) builder.build()).context();
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_BROKERS_OWN;
    }
}
