package org.huitong.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.huitong.journey.Authority;

/** An authority, the certificate of a server on this machine, and one that the gateway shows. */
record Tls(Authority authority) {
    private static Tls made;

    /** The same for all tests: making one takes eight programs. */
    static synchronized Tls once() throws IOException, InterruptedException {
        if (made == null) {
            made = new Tls(Authority.in(Files.createTempDirectory("contract-ca"))
                    .issue("server", "CN=server", "ip:127.0.0.1")
                    .issue("gateway", "CN=huitong", "dns:huitong.example"));
        }
        return made;
    }

    Path serverKeys() throws GeneralSecurityException, IOException {
        return authority.chained("server");
    }

    /** What a server speaks TLS with. */
    SSLContext server() throws GeneralSecurityException, IOException {
        return authority.client("server", authority);
    }

    /** The bean {@code contractTls}, for a route of the gateway. */
    String beans() {
        try {
            return """
                    - beans:
                        - name: contractTrusted
                          type: org.apache.camel.support.jsse.KeyStoreParameters
                          properties:
                            resource: "file:%s"
                            type: PKCS12
                            password: changeit
                        - name: contractTrust
                          type: org.apache.camel.support.jsse.TrustManagersParameters
                          properties:
                            keyStore: "#bean:contractTrusted"
                        - name: contractKey
                          type: org.apache.camel.support.jsse.KeyStoreParameters
                          properties:
                            resource: "file:%s"
                            type: PKCS12
                            password: changeit
                        - name: contractKeys
                          type: org.apache.camel.support.jsse.KeyManagersParameters
                          properties:
                            keyStore: "#bean:contractKey"
                            keyPassword: changeit
                        - name: contractTls
                          type: org.apache.camel.support.jsse.SSLContextParameters
                          properties:
                            trustManagers: "#bean:contractTrust"
                            keyManagers: "#bean:contractKeys"
                    """.formatted(authority.file("ca.p12"), authority.chained("gateway"));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
