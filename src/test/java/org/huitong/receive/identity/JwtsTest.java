package org.huitong.receive.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.huitong.catalog.JwtRule;
import org.huitong.catalog.KnownBy;
import org.huitong.catalog.SystemEntry;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JwtsTest {
    private static final String ISSUER = "https://iam.example";
    private static final String SYSTEM = "human-resources.social-insurance";
    private static ECKey first;
    private static ECKey second;
    private static RSAKey rsa;

    private final AtomicInteger fetched = new AtomicInteger();
    private volatile JWKSet published;
    private HttpServer issuer;
    private Jwts jwts;

    @BeforeAll
    static void keys() throws JOSEException {
        first = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        second = new ECKeyGenerator(Curve.P_256).keyID("second").generate();
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    }

    @BeforeEach
    void serve() throws IOException {
        publish(first, rsa);
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", call -> {
            fetched.incrementAndGet();
            byte[] body = published.toString(true).getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        issuer.start();
        URI jwks = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks");
        JwtRule rule = new JwtRule(ISSUER, "svc-insurance", "huitong", jwks, Set.of(JwtRule.Algorithm.ES256));
        KnownBy by = new KnownBy(false, Optional.empty(), Optional.of(rule), Optional.empty());
        jwts = new Jwts(
                List.of(new SystemEntry(
                        SYSTEM,
                        "human-resources",
                        SYSTEM,
                        SystemEntry.Network.EXTRANET,
                        by,
                        org.huitong.catalog.guide.Census.UNASKED)),
                Runnable::run);
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    private void publish(JWK... keys) {
        published = new JWKSet(List.of(keys));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("svc-insurance")
                .audience("huitong")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    private static String token(ECKey key, JWTClaimsSet.Builder claims) throws JOSEException {
        return token(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key), claims);
    }

    private static String token(JWSAlgorithm algorithm, String kid, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(kid)
                .type(new JOSEObjectType("at+jwt"))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private Caller identified(String token) {
        return jwts.identify(token).join();
    }

    private void refused(String token, String code) {
        assertThatThrownBy(() -> identified(token))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith(code + ":");
    }

    @Test
    void tokenOfTheIssuerIsKnown() throws JOSEException {
        Caller caller = identified(token(first, claims()));

        assertThat(caller.system()).isEqualTo(SYSTEM);
        assertThat(caller.by()).isEqualTo(Caller.By.ISSUER);
        assertThat(caller.key()).isEqualTo("first");
        identified(token(first, claims()));
        assertThat(fetched).as("kept").hasValue(1);
    }

    @Test
    void issuerSubjectAudienceAndTimeAreChecked() throws JOSEException {
        refused(token(first, claims().issuer("https://other.example")), "RECEIVE-UNKNOWN-SYSTEM");
        refused(token(first, claims().subject("another")), "RECEIVE-UNKNOWN-SYSTEM");
        assertThat(fetched).as("strangers make us ask nobody").hasValue(0);
        refused(token(first, claims().audience("another")), "RECEIVE-UNKNOWN-SYSTEM");
        refused(token(first, claims().audience((String) null)), "RECEIVE-UNKNOWN-SYSTEM");
        refused(token(first, claims().expirationTime(null)), "RECEIVE-UNKNOWN-SYSTEM");
        refused(
                token(first, claims().expirationTime(Date.from(Instant.now().minusSeconds(120)))),
                "RECEIVE-UNKNOWN-SYSTEM");
        refused(
                token(first, claims().notBeforeTime(Date.from(Instant.now().plusSeconds(120)))),
                "RECEIVE-UNKNOWN-SYSTEM");
    }

    @Test
    void onlyAllowedAlgorithmsSign() throws JOSEException {
        refused(token(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa), claims()), "RECEIVE-UNKNOWN-SYSTEM");
        byte[] publicKey = first.toECPublicKey().getEncoded();
        refused(token(JWSAlgorithm.HS256, "first", new MACSigner(publicKey), claims()), "RECEIVE-UNKNOWN-SYSTEM");
        refused(new PlainJWT(claims().build()).serialize(), "RECEIVE-UNKNOWN-SYSTEM");
        String right = token(first, claims());
        String other = token(first, claims().claim("scope", "more"));
        String[] parts = right.split("\\.");
        refused(parts[0] + "." + other.split("\\.")[1] + "." + parts[2], "RECEIVE-UNKNOWN-SYSTEM");
        refused("a.b.c", "RECEIVE-UNKNOWN-SYSTEM");
    }

    @Test
    void rotatedKeyIsFetchedWhenItIsFirstMet() throws JOSEException {
        identified(token(first, claims()));

        publish(second);

        assertThat(identified(token(second, claims())).key()).isEqualTo("second");
        assertThat(fetched).hasValue(2);
        refused(token(first, claims()), "RECEIVE-ISSUER-AWAY");
        assertThat(fetched)
                .as("no more than two in half a minute, whoever asks")
                .hasValue(2);
    }

    @Test
    void keysAreUsedOnWhileTheIssuerIsAway() throws JOSEException {
        identified(token(first, claims()));
        issuer.stop(0);

        assertThat(identified(token(first, claims())).system()).isEqualTo(SYSTEM);
    }

    @Test
    void issuerThatWasNeverThereIsNamed() throws JOSEException {
        issuer.stop(0);

        refused(token(first, claims()), "RECEIVE-ISSUER-AWAY");
    }
}
