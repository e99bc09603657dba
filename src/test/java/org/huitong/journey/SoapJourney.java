package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.soap.RegistryService;
import org.huitong.soap.RegistryService.Reply;
import org.huitong.soap.Version;
import org.huitong.soap.WsdlClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** A service that is asked for what has changed, XML in CDATA, and one that is called with each record. */
@Timeout(120)
class SoapJourney {
    private static final String SYSTEM = "public-security.residence";
    private static final String RESOURCE = "residence-permit";
    private static final String SUBSCRIPTION = "natural-resources.real-estate." + RESOURCE;
    private static final int ALL = 5;
    private static final int AT_ONCE = 2;

    @TempDir
    private Path home;

    private final Map<String, String> put = new ConcurrentHashMap<>();
    private final Map<String, String> poisoned = new ConcurrentHashMap<>(Map.of("人3", "Client"));

    @Test
    void fromOneServiceToAnother() throws Exception {
        copyCheckout();
        add();
        assertThat(Catalog.check(home)).isEmpty();

        try (RegistryService service = new RegistryService(this::answer);
                Pilot pilot = Pilot.inMemory(home, home.resolve("data"))) {
            pilot.with("residence.url", service.uri().toString()).with("residence.password", "秘密");
            pilot.start();
            pilot.settled("all came", SUBSCRIPTION, ALL);

            assertThat(put).hasSize(ALL - 1).containsValue("人5");
            assertThat(pilot.consumer(SUBSCRIPTION).parked()).isEqualTo(1);
            assertThat(pilot.desk().rows("state=parked&subscription=" + SUBSCRIPTION))
                    .allSatisfy(row -> assertThat(row.path("text").asText()).contains("soap Client"));
            assertThat(pilot.desk()
                            .status("sources", "system", SYSTEM)
                            .path("watermark")
                            .asText())
                    .isEqualTo(Integer.toString(ALL));
            assertThat(RegistryService.text(service.came().get(0), "in2")).isEqualTo("秘密");

            pilot.restart();
            long before = service.came().size();
            Pilot.until("it is asked again").until(() -> service.came().size() > before);
            assertThat(pilot.chimney(SYSTEM).received()).as("from where it was").isEqualTo(ALL);
        }
    }

    /** An old system pushes with SOAP and gets its receipt, the same for a repeat, or a fault. */
    @Test
    void anOldSystemPushes() throws Exception {
        copyCheckout();
        add();
        String mapping = "routes/sources/" + SYSTEM + "/" + RESOURCE + ".mapping.yaml";
        write(mapping, Files.readString(home.resolve(mapping)).replace("watermark", "idempotency-key"));
        Files.delete(home.resolve("routes/sources/" + SYSTEM + "/" + RESOURCE + ".camel.yaml"));
        try (RegistryService service = new RegistryService(this::answer);
                Pilot pilot = Pilot.inMemory(home, home.resolve("data"))) {
            pilot.with("residence.url", service.uri().toString()).with("residence.password", "x");
            pilot.start();
            String token = pilot.gateway().tokenOf(SYSTEM);
            HttpResponse<String> first = push(pilot, token, "urn:uuid:1", "人9");
            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(first.body()).contains("<accepted>1</accepted>");
            assertThat(push(pilot, token, "urn:uuid:1", "人9").body()).isEqualTo(first.body());
            assertThat(push(pilot, token, "urn:uuid:1", "人8").body()).contains("soap:Client", "RECEIVE-KEY-CLASH");
            assertThat(push(pilot, "wrong", "urn:uuid:2", "人9").body())
                    .contains("soap:Client", "RECEIVE-UNKNOWN-SYSTEM");
            assertThat(push(pilot, token, "urn:uuid:3", "").body()).contains("NORMALIZE-INVALID");
            pilot.settled("the one", SUBSCRIPTION, 1);
            assertThat(put).containsValue("人9");
            WsdlClient client = new WsdlClient(wsdl(pilot, RESOURCE));
            for (Version version : Version.values()) {
                String name = "人" + version;
                WsdlClient.Said receipt = client.push(version, SYSTEM, token, "urn:uuid:" + version, document(name));
                assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);
                assertThat(receipt.of("accepted")).isEqualTo("1");
                for (String user : new String[] {"tax.taxpayers", "", null}) {
                    WsdlClient.Said fault =
                            client.push(version, user, token, "urn:uuid:other" + version, document("别人"));
                    assertThat(fault.status()).as(fault.text()).isEqualTo(500);
                    assertThat(fault.of("code")).isEqualTo("RECEIVE-UNKNOWN-SYSTEM");
                }
            }
            pilot.settled("those of both versions", SUBSCRIPTION, 3);
            assertThat(put).doesNotContainValue("别人");
            assertThat(wsdl(pilot, "no-such-thing"))
                    .as("says nothing of what there is")
                    .isEqualTo(wsdl(pilot, RESOURCE).replace(RESOURCE, "no-such-thing"))
                    .doesNotContain(SYSTEM, token);
        }
    }

    private static String wsdl(Pilot pilot, String resource) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(pilot.gateway().dataPlane() + "/soap/" + resource + "?wsdl"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String document(String name) {
        return "<PACKAGE><DATA><RECORD><BH>P" + name + "</BH><XM>" + name
                + "</XM><GXXH>9</GXXH></RECORD></DATA></PACKAGE>";
    }

    private static HttpResponse<String> push(Pilot pilot, String token, String id, String name) throws Exception {
        String envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header><w:Security"
                + " xmlns:w=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\">"
                + "<w:UsernameToken><w:Username>" + SYSTEM + "</w:Username><w:Password>" + token
                + "</w:Password></w:UsernameToken></w:Security><MessageID>" + id
                + "</MessageID></s:Header><s:Body><push><document><![CDATA[<PACKAGE><DATA><RECORD><BH>P9</BH><XM>"
                + name
                + "</XM><GXXH>9</GXXH></RECORD></DATA></PACKAGE>]]></document></push></s:Body></s:Envelope>";
        HttpRequest request = HttpRequest.newBuilder(URI.create(pilot.gateway().dataPlane() + "/soap/" + RESOURCE))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Reply answer(Element operation) {
        return operation.getLocalName().equals("query") ? query(operation) : put(operation);
    }

    private static Reply query(Element operation) {
        String in0 = RegistryService.text(operation, "in0");
        int since = Integer.parseInt(in0.replaceAll("(?s).*<SINCE>(\\d+)</SINCE>.*", "$1"));
        StringBuilder records = new StringBuilder();
        for (int n = since + 1; n <= Math.min(ALL, since + AT_ONCE); n++) {
            records.append(
                    "<RECORD no=\"" + n + "\"><BH>P" + n + "</BH><XM>人" + n + "</XM><GXXH>" + n + "</GXXH></RECORD>");
        }
        return Reply.ok("<r:queryResponse xmlns:r=\"urn:example:registry\"><r:out><![CDATA[<PACKAGE><DATA>" + records
                + "</DATA></PACKAGE>]]></r:out></r:queryResponse>");
    }

    private Reply put(Element operation) {
        String name = RegistryService.text(operation, "name");
        if (poisoned.containsKey(name)) {
            return Reply.fault(poisoned.get(name));
        }
        put.put(RegistryService.text(operation, "id"), name);
        return Reply.ok("<r:putResponse xmlns:r=\"urn:example:registry\"><r:code>0</r:code></r:putResponse>");
    }

    private void add() throws IOException {
        write("config/systems/" + SYSTEM + ".yaml", """
                system: public-security.residence
                agency: public-security
                name: 居住证系统
                network: extranet
                """);
        write("config/catalog/" + RESOURCE + ".yaml", """
                resource: residence-permit
                name: 居住证
                provider: public-security
                sharing: conditional
                condition: 仅限不动产登记核验
                order: latest
                key: permitNo
                without-subscription: refuse
                schema: 1
                items:
                  permitNo: {name: 编号, type: text, maxLength: 20, required: true}
                  name: {name: 姓名, type: text, maxLength: 64, required: true}
                """);
        write("config/grants/" + SUBSCRIPTION + ".yaml", """
                subscription: natural-resources.real-estate.residence-permit
                consumer: natural-resources.real-estate
                resource: residence-permit
                purpose: 不动产登记核验
                basis: 示例市政务数据共享决定〔2026〕9号
                from: 2026-01-01
                to: 2036-12-31
                items: {permitNo: clear, name: clear}
                """);
        write("routes/sources/" + SYSTEM + "/" + RESOURCE + ".mapping.yaml", """
                system: public-security.residence
                resource: residence-permit
                formats: [xml]
                charset: UTF-8
                layout: {record: /PACKAGE/DATA/RECORD}
                identity: watermark
                version: GXXH
                items:
                  permitNo: {from: BH, steps: [trim], required: true}
                  name: {from: XM, steps: [trim], required: true}
                """);
        write("routes/sources/" + SYSTEM + "/query.xml", """
                <r:query xmlns:r="urn:example:registry"><r:in0><![CDATA[<PACKAGE><PACKAGEHEAD/><DATA><RECORD no="1"><SINCE>${watermark}</SINCE></RECORD></DATA></PACKAGE>]]></r:in0><r:in1>${user}</r:in1><r:in2>${password}</r:in2></r:query>
                """);
        write("routes/sources/" + SYSTEM + "/" + RESOURCE + ".camel.yaml", """
                - route:
                    id: residence-permit
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:soap-source/residence-permit-query
                      parameters:
                        system: public-security.residence
                        resource: residence-permit
                        url: "{{residence.url}}"
                        template: routes/sources/public-security.residence/query.xml
                        watermarkColumn: GXXH
                        user: huitong
                        password: "{{residence.password}}"
                        result: out
                        period: 200
                      steps:
                        - to:
                            uri: direct:receive
                """);
        write("routes/consumers/natural-resources.real-estate/put.xml", """
                <r:put xmlns:r="urn:example:registry"><r:id>${recordId}</r:id><r:op>${op}</r:op><r:name>${name}</r:name></r:put>
                """);
        write("routes/consumers/natural-resources.real-estate/" + RESOURCE + ".camel.yaml", """
                - route:
                    id: natural-resources.real-estate.residence-permit
                    routeConfigurationId: spine
                    from:
                      uri: direct:natural-resources.real-estate.residence-permit
                      steps:
                        - to:
                            uri: kamelet:soap-sink/natural-resources.real-estate.residence-permit-put
                            parameters:
                              url: "{{residence.url}}"
                              template: routes/consumers/natural-resources.real-estate/put.xml
                              proof: text
                              user: huitong
                              password: "{{residence.password}}"
                              result: code
                              success: "0"
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.natural-resources.real-estate.residence-permit
                    parameters:
                      - name: subscription
                        value: natural-resources.real-estate.residence-permit
                """);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    private void copyCheckout() throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    write(file.toString(), Files.readString(file));
                }
            }
        }
    }
}
