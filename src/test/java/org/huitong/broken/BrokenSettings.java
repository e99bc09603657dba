package org.huitong.broken;

import java.util.List;

/** Mistakes in the settings. */
final class BrokenSettings {
    private static final String FILE = "config/application.properties";

    private BrokenSettings() {}

    static List<Broken> all() {
        return List.of(
                wrong("huitong.edge.port=8080", "huitong.edge.port=80800", "huitong.edge.port", "0 to 65535"),
                wrong(
                        "huitong.edge.maxBodyBytes=4194304",
                        "huitong.edge.maxBodyBytes=4MB",
                        "huitong.edge.maxBodyBytes",
                        "whole numbers from 1024"),
                wrong(
                        "huitong.amqp.enabled=false",
                        "huitong.amqp.enabled=no",
                        "huitong.amqp.enabled",
                        "true and false"),
                wrong("huitong.data.dir=data", "huitong.data.dir=", "huitong.data.dir", "Copy its line"),
                wrong(
                        "huitong.store.url=",
                        "huitong.store.url=jdbc:mysql://127.0.0.1/huitong",
                        "huitong.store.url",
                        "jdbc:postgresql:"),
                wrong(
                        "huitong.store.password=",
                        "huitong.store.password=sesame",
                        "huitong.store.password",
                        "{{env:NAME}}"),
                wrong(
                        "huitong.edge.tls.certificate=",
                        "huitong.edge.tls.certificate=config/none.pem",
                        "huitong.edge.tls.certificate",
                        "Put the file there"),
                wrong(
                        "huitong.edge.tls.clients=",
                        "huitong.edge.tls.clients=config/gateway.yaml",
                        "huitong.edge.tls.certificate",
                        "certificate and key"),
                wrong(
                        "huitong.notices.webhook=",
                        "huitong.notices.webhook=alarms",
                        "huitong.notices.webhook",
                        "https://"),
                wrong("huitong.deliver.lanes=256", "huitong.deliver.lanes=0", "huitong.deliver.lanes", "from 1"),
                wrong(
                        "huitong.observe.port=9876",
                        "huitong.observe.port=http",
                        "huitong.observe.port",
                        "whole numbers"),
                Broken.of(
                        FILE,
                        "huitong.publish.maxWaiting=4096\n",
                        "",
                        "CONFIG-INVALID",
                        "# Camel first",
                        "Copy its line"),
                Broken.of(
                        FILE,
                        "huitong.deliver.turns=16",
                        "huitong.deliver.turns=16\nhuitong.deliver.turn=16",
                        "SETTING-UNKNOWN",
                        "huitong.deliver.turn=",
                        "\"huitong.deliver.turns\""),
                Broken.of(
                        FILE,
                        "camel.main.shutdownTimeout",
                        "camel.main.shutdownTimout",
                        "SETTING-UNKNOWN",
                        "camel.main.shutdownTimout",
                        "\"camel.main.shutdownTimeout\""),
                Broken.of(
                        FILE,
                        "camel.component.kamelet.location",
                        "camel.component.kamelet.locaton",
                        "SETTING-UNKNOWN",
                        "camel.component.kamelet.locaton",
                        "\"camel.component.kamelet.location\""),
                Broken.of(FILE, "openData.folder=", "openDate.folder=", "ROUTE-NO-SETTING", "", "\"openDate.folder\"")
                        .toldIn(
                                "routes/consumers/data-bureau.open-site/enterprise-registration.camel.yaml",
                                "\"{{openData.folder}}\""),
                Broken.of(
                        FILE,
                        "huitong.seal.keys=",
                        "huitong.seal.keys=6f70656e",
                        "CONFIG-INVALID",
                        "huitong.seal.keys",
                        "{{env:NAME}}"),
                Broken.of(
                        FILE,
                        "hall.token={{env:HALL_TOKEN:}}",
                        "hall.token=sesame",
                        "SECRET-CLEAR",
                        "hall.token",
                        "{{env:NAME}}"),
                Broken.of(
                        FILE,
                        "realestate?user=huitong",
                        "realestate?user=huitong&password=sesame",
                        "SECRET-CLEAR",
                        "realEstate.jdbcUrl",
                        "{{env:NAME}}"),
                Broken.of(
                        FILE,
                        "realestate?user=huitong",
                        "realestate?user=huitong&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                        "TLS-TRUSTS-ALL",
                        "realEstate.jdbcUrl",
                        "certificate"));
    }

    private static Broken wrong(String from, String to, String at, String cure) {
        return Broken.of(FILE, from + "\n", to + "\n", "CONFIG-INVALID", at, cure);
    }
}
