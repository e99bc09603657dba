package org.huitong.broken;

import java.util.List;

/** What would let strangers read or write. */
final class BrokenTrust {
    private static final String SYSTEM = "config/systems/public-security.population.yaml";
    private static final String HALL = "routes/consumers/government-service.hall/population-basic.camel.yaml";
    private static final String TAX = "routes/sources/tax.taxpayers/taxpayer-status.camel.yaml";
    private static final String FILES =
            "routes/sources/market-regulation.enterprises/enterprise-registration.camel.yaml";

    private BrokenTrust() {}

    private static Broken identity(String how, String code, String at, String cure) {
        return Broken.of(SYSTEM, "network: private\n", "network: private\nidentity:\n  " + how + "\n", code, at, cure);
    }

    static List<Broken> all() {
        return List.of(
                identity(
                        "jwt: {issuer: https://login.example.gov.cn, subject: population, audience: huitong,\n    jwks: https://login.example.gov.cn/keys, algorithms: [HS256]}",
                        "CATALOG-UNKNOWN-WORD",
                        "HS256",
                        "es256"),
                identity("signature: {skew-seconds: 3600, keys: {k1: {}}}", "CATALOG-SIGNATURE", "3600", "at most 900"),
                identity("token: false", "CATALOG-SIGNATURE", "", "token: true"),
                Broken.of(HALL, "\"RAW({{hall.token}})\"", "sesame", "SECRET-CLEAR", "sesame", "{{env:NAME}}"),
                Broken.of(
                        TAX,
                        "password: \"{{tax.password}}\"",
                        "password: sesame",
                        "SECRET-CLEAR",
                        "sesame",
                        "{{env:NAME}}"),
                Broken.of(
                        TAX,
                        "\"{{tax.brokerUrl}}\"",
                        "tcp://huitong:sesame@127.0.0.1:61617",
                        "SECRET-CLEAR",
                        "tcp://",
                        "{{env:NAME}}"),
                Broken.of(
                        HALL,
                        "\"{{hall.url}}\"",
                        "\"RAW(http://127.0.0.1/records?token=sesame)\"",
                        "SECRET-CLEAR",
                        "\"RAW(",
                        "{{env:NAME}}"),
                Broken.of(
                        TAX,
                        "        user: ",
                        "        trustAll: true\n        user: ",
                        "TLS-TRUSTS-ALL",
                        "trustAll",
                        "certificate"),
                Broken.of(
                        FILES,
                        "kamelet:file-drop-source/enterprise-registration-drop\n      parameters:\n",
                        """
                        kamelet:ftp-source/enterprise-registration-drop
                              parameters:
                                host: files.example.gov.cn
                                user: huitong
                                password: "RAW({{tax.password}})"
                        """,
                        "FTP-ACROSS",
                        "kamelet:ftp-source",
                        "sftp-source"),
                Broken.of(HALL, """
                                    uri: kamelet:http-json-sink/government-service.hall.population-basic-post
                                    parameters:
                                      url: "{{hall.url}}"
                                      token: "RAW({{hall.token}})"
                        """, """
                                    uri: kamelet:table-upsert-sink/government-service.hall.population-basic-rows
                                    parameters:
                                      dataSource: realEstate
                                      table: RK
                                      columns: "SFZ=citizenId, XM=name, BB=recordVersion"
                                      keyColumns: SFZ
                                      versionColumn: BB
                        """, "SINK-MASKED-KEY", "SFZ", "recordKey"));
    }
}
