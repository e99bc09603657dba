package org.huitong.broken;

import java.util.List;

/** What would let strangers read or write. */
final class BrokenTrust {
    private static final String HALL = "routes/consumers/government-service.hall/population-basic.camel.yaml";
    private static final String TAX = "routes/sources/tax.taxpayers/taxpayer-status.camel.yaml";
    private static final String FILES =
            "routes/sources/market-regulation.enterprises/enterprise-registration.camel.yaml";

    private BrokenTrust() {}

    static List<Broken> all() {
        return List.of(
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
