package org.huitong.contract;

/** The same with one form a call, and a server that has a status of its own for a record that it does not want. */
class HttpFormSinkTest extends HttpJsonSinkTest {
    @Override
    String connector() {
        return "http-form-sink";
    }

    @Override
    RecordServer serve() throws Exception {
        RecordServer server = super.serve();
        server.setRefusal(423);
        return server;
    }

    @Override
    String more() {
        return "statuses: \"423=record, 5xx=outage\"";
    }

    @Override
    boolean spoilt() {
        return true;
    }
}
