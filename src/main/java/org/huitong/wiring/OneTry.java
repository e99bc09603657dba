package org.huitong.wiring;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** How connectors ask over HTTP: one request, one answer. Stateless. */
public final class OneTry implements HttpClientConfigurer {
    /** Nothing that the worker should know of happens below it, and nothing is kept. */
    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
    }
}
