package org.huitong.contract;

import java.util.List;
import java.util.Map;

/** An HTTP server that takes one record per POST. */
class HttpJsonSinkTest extends SinkContract {
    private RecordServer server;

    @Override
    String connector() {
        return "http-json-sink";
    }

    @Override
    void openFarEnd() throws Exception {
        server = serve();
        wire = new Wire(server.port());
    }

    RecordServer serve() throws Exception {
        return new RecordServer(null);
    }

    @Override
    void closeFarEnd() {
        server.close();
    }

    String scheme() {
        return "http";
    }

    /** More parameters, one a line. */
    String more() {
        return "method: POST";
    }

    @Override
    String step() {
        return """
                        - to:
                            uri: kamelet:%s/contract-sink
                            parameters:
                              url: "{{server.url}}"
                              token: "{{server.token}}"
                              responseTimeout: 3000
                              %s
                """.formatted(connector(), more());
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "server.url",
                scheme() + "://127.0.0.1:" + wire.port() + "/records",
                "server.token",
                RecordServer.TOKEN);
    }

    @Override
    List<String> effects() {
        return server.effects();
    }

    @Override
    Map<String, String> held() {
        return server.held();
    }

    @Override
    boolean shutDoor() {
        server.setToken("another");
        return true;
    }

    @Override
    void openDoor() {
        server.setToken(RecordServer.TOKEN);
    }

    @Override
    List<String> secrets() {
        return List.of(RecordServer.TOKEN);
    }

    @Override
    boolean spoilt() {
        return false;
    }
}
