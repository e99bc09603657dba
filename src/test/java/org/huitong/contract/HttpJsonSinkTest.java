package org.huitong.contract;

import java.util.List;
import java.util.Map;

/** An HTTP server that takes one record per POST. */
class HttpJsonSinkTest extends SinkContract {
    private JsonServer server;

    String connector() {
        return "http-json-sink";
    }

    @Override
    void openFarEnd() throws Exception {
        server = new JsonServer();
        wire = new Wire(server.port());
    }

    @Override
    void closeFarEnd() {
        server.close();
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
                """.formatted(connector());
    }

    @Override
    Map<String, String> settings() {
        return Map.of("server.url", "http://127.0.0.1:" + wire.port() + "/records", "server.token", JsonServer.TOKEN);
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
        server.setToken(JsonServer.TOKEN);
    }

    @Override
    List<String> secrets() {
        return List.of(JsonServer.TOKEN);
    }
}
