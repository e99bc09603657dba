package org.huitong.wiring.connector;

import java.io.IOException;
import java.net.URI;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.huitong.catalog.Signature;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.receive.identity.NationalHeaders;

/**
 * Signs the calls of an HTTP connector by the national exchange platform's convention. A bean of a route: its connector
 * names it as {@code client}. Without a refresh service the key itself signs; with one the short secret does that is
 * fetched from there, kept until shortly before its end, and fetched once more where a signature is not taken. Thread-safe
 * once its properties are set.
 */
public final class NationalSigner implements HttpClientConfigurer {
    private static final int NOT_TAKEN = 401;

    private final OneTry calls = new OneTry();
    private String requester = "";
    private String service = "";
    private String secret = "";
    private String refreshUrl = "";
    private String refreshService = "";
    private Signature.Sealing sealing = Signature.Sealing.SHA1PRNG;
    private volatile ShortSecret shortSecret;

    /** As whom the gateway calls. */
    public void setRequester(String requester) {
        this.requester = requester;
    }

    /** Which service is called. */
    public void setService(String service) {
        this.service = service;
    }

    /** The key that was agreed on. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** Where the short secret is fetched; empty where the key itself signs. */
    public void setRefreshUrl(String refreshUrl) {
        this.refreshUrl = refreshUrl;
    }

    /** The service that stands for that. */
    public void setRefreshService(String refreshService) {
        this.refreshService = refreshService;
    }

    /** How the short secret is sealed: {@code sha1prng} or {@code direct}. */
    public void setSealing(String sealing) {
        this.sealing = Signature.Sealing.valueOf(sealing.toUpperCase(java.util.Locale.ROOT));
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        if (requester.isBlank()
                || service.isBlank()
                || secret.isBlank()
                || refreshUrl.isBlank() != refreshService.isBlank()) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "calls cannot be signed: a bean of NationalSigner lacks requester, service or secret, or has only"
                            + " one of refreshUrl and refreshService. Give them in the route's file.");
        }
        if (!refreshUrl.isBlank()) {
            shortSecret = new ShortSecret(
                    URI.create(refreshUrl), new ShortSecret.Key(requester, refreshService, secret, sealing));
        }
        calls.configureHttpClient(client);
        client.addExecInterceptorFirst("national", this::signed);
    }

    private ClassicHttpResponse signed(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        sign(request);
        ClassicHttpResponse answer = chain.proceed(request, scope);
        boolean again = answer.getCode() == NOT_TAKEN
                && shortSecret != null
                && (request.getEntity() == null || request.getEntity().isRepeatable());
        if (!again) {
            return answer;
        }
        // The far end may have changed the secret before its time. A refused call has no effect: it may be repeated.
        answer.close();
        shortSecret.forget();
        ClassicHttpRequest second =
                ClassicRequestBuilder.copy(scope.originalRequest).build();
        sign(second);
        return chain.proceed(second, scope);
    }

    private void sign(ClassicHttpRequest request) throws IOException {
        String with = shortSecret == null ? secret : shortSecret.now();
        String time = Long.toString(System.currentTimeMillis());
        NationalHeaders.signed(with, service, requester, time).asMap().forEach(request::setHeader);
    }
}
