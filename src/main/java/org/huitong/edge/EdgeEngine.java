package org.huitong.edge;

import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;

/** Answers Camel's word {@code platform-http} with our server. Thread-safe. */
public final class EdgeEngine implements PlatformHttpEngine {
    private final EdgeServer server;

    public EdgeEngine(EdgeServer server) {
        this.server = server;
    }

    /** Makes the context's {@code platform-http} endpoints use this engine; call before routes are loaded. */
    public void bind(CamelContext context) {
        context.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, PlatformHttpEngine.class, this);
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new EdgeConsumer(endpoint, processor, server);
    }

    @Override
    public int getServerPort() {
        return server.port();
    }
}
