package org.huitong.contract;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.soap.RegistryService;
import org.huitong.soap.RegistryService.Reply;
import org.w3c.dom.Element;

/** An operation of a service, called with each record; it knows a repeat by id and revision. */
class SoapSinkTest extends SinkContract {
    private static final String PASSWORD = "soap-word-30b1";
    private static final String TEMPLATE = "routes/consumers/contract.sink/put.xml";

    private final Map<String, String> effects = new LinkedHashMap<>();
    private RegistryService service;
    private volatile boolean shut;

    @Override
    String connector() {
        return "soap-sink";
    }

    @Override
    void openFarEnd() throws Exception {
        service = new RegistryService(this::answer);
        wire = new Wire(service.uri().getPort());
    }

    @Override
    void closeFarEnd() {
        service.close();
    }

    private synchronized Reply answer(Element operation) {
        if (shut) {
            return new Reply(401, "", true);
        }
        String card = RegistryService.text(operation, "name");
        if (card.contains("=" + REFUSED)) {
            return Reply.fault("Client");
        }
        effects.putIfAbsent(RegistryService.text(operation, "id"), card);
        return Reply.ok("<r:putResponse xmlns:r=\"urn:example:registry\"><r:code>0</r:code></r:putResponse>");
    }

    @Override
    void write(Site site) throws IOException {
        super.write(site);
        site.write(TEMPLATE, """
                <r:put xmlns:r="urn:example:registry"><r:id>${idempotencyKey}</r:id><r:op>${op}</r:op><r:name>${recordKey}=${name}</r:name></r:put>
                """);
    }

    @Override
    String step() {
        return """
                        - to:
                            uri: kamelet:%s/contract-sink
                            parameters:
                              url: "{{service.url}}"
                              template: %s
                              proof: text
                              user: huitong
                              password: "{{service.password}}"
                              result: code
                              success: "0"
                              callTimeout: 2000
                """.formatted(connector(), TEMPLATE);
    }

    @Override
    Map<String, String> settings() {
        return Map.of("service.url", "http://127.0.0.1:" + wire.port() + "/registry", "service.password", PASSWORD);
    }

    @Override
    synchronized List<String> effects() {
        return List.copyOf(effects.keySet());
    }

    /** Calls for a key come in order, so that the last one is the newest. */
    @Override
    synchronized Map<String, String> held() {
        Map<String, String> held = new LinkedHashMap<>();
        effects.values().forEach(card -> held.put(card.split("=")[0], card.split("=")[1]));
        return held;
    }

    @Override
    boolean shutDoor() {
        shut = true;
        return true;
    }

    @Override
    void openDoor() {
        shut = false;
    }

    @Override
    List<String> secrets() {
        return List.of(PASSWORD);
    }
}
