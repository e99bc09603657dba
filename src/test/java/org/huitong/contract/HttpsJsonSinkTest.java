package org.huitong.contract;

/** The same over HTTPS, with a server that lets in who shows a certificate. */
class HttpsJsonSinkTest extends HttpJsonSinkTest {
    private Tls tls;

    @Override
    RecordServer serve() throws Exception {
        tls = Tls.once();
        return new RecordServer(tls.server());
    }

    @Override
    String scheme() {
        return "https";
    }

    @Override
    String beans() {
        return tls.beans();
    }

    @Override
    String more() {
        return "tls: \"#bean:contractTls\"";
    }
}
