package org.huitong.contract;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.huitong.soap.RegistryService;
import org.huitong.soap.RegistryService.Reply;
import org.w3c.dom.Element;

/** An operation of a service, asked for what has changed since; the records are XML in CDATA. */
class SoapSourceTest extends SourceContract {
    private static final String PASSWORD = "soap-word-30b1";
    private static final String TEMPLATE = "routes/sources/" + Site.SOURCE + "/query.xml";
    private static final int AT_ONCE = 10;

    private final List<String> records = new CopyOnWriteArrayList<>();
    private RegistryService service;

    @Override
    String connector() {
        return "soap-source";
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

    private Reply answer(Element operation) {
        if (!PASSWORD.equals(RegistryService.text(operation, "in2"))) {
            return Reply.fault("Client");
        }
        int since = Integer.parseInt(
                RegistryService.text(operation, "in0").replaceAll("(?s).*<SINCE>(\\d+)</SINCE>.*", "$1"));
        String some = records.stream().skip(since).limit(AT_ONCE).collect(Collectors.joining());
        return Reply.ok("<r:queryResponse xmlns:r=\"urn:example:registry\"><r:out><![CDATA[<PACKAGE><DATA>" + some
                + "</DATA></PACKAGE>]]></r:out></r:queryResponse>");
    }

    @Override
    void write(Site site) throws IOException {
        super.write(site);
        site.write(TEMPLATE, """
                <r:query xmlns:r="urn:example:registry"><r:in0><![CDATA[<PACKAGE><SINCE>${watermark}</SINCE></PACKAGE>]]></r:in0><r:in1>${user}</r:in1><r:in2>${password}</r:in2></r:query>
                """);
    }

    @Override
    String route() {
        return """
                - route:
                    id: contract.source
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:%s/contract-query
                      parameters:
                        system: contract.source
                        resource: contract-card
                        url: "{{service.url}}"
                        template: %s
                        watermarkColumn: GXXH
                        user: huitong
                        password: "{{service.password}}"
                        result: out
                        callTimeout: 2000
                        period: 100
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(connector(), TEMPLATE);
    }

    @Override
    String mapping() {
        return "formats: [xml]\ncharset: UTF-8\nlayout: {record: /PACKAGE/DATA/RECORD}\nidentity: watermark\nversion: GXXH\n";
    }

    @Override
    void offer(int first, int count) {
        for (int number = first; number < first + count; number++) {
            records.add("<RECORD><CARDID>" + key(number) + "</CARDID><NAME>" + name(number) + "</NAME><GXXH>"
                    + (records.size() + 1) + "</GXXH></RECORD>");
        }
    }

    @Override
    boolean again() {
        return true;
    }

    @Override
    int mostPerIntake() {
        return AT_ONCE;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("service.url", "http://127.0.0.1:" + wire.port() + "/registry", "service.password", PASSWORD);
    }

    @Override
    List<String> secrets() {
        return List.of(PASSWORD);
    }
}
