package org.huitong.broken;

import java.util.List;

/** Mistakes in route files. */
final class BrokenRoutes {
    private static final String TAX = "routes/sources/tax.taxpayers/taxpayer-status.camel.yaml";
    private static final String PEOPLE = "routes/sources/public-security.population/population-basic.camel.yaml";
    private static final String FILES =
            "routes/sources/market-regulation.enterprises/enterprise-registration.camel.yaml";
    private static final String HALL = "routes/consumers/government-service.hall/population-basic.camel.yaml";
    private static final String SITE = "routes/consumers/data-bureau.open-site/enterprise-registration.camel.yaml";
    private static final String ESTATE = "routes/consumers/natural-resources.real-estate/population-basic.camel.yaml";
    private static final String RECEIVE = "routes/flow/1-receive.camel.yaml";
    private static final String DELIVER = "routes/flow/5-deliver.camel.yaml";
    private static final String TROUBLE = "routes/flow/trouble.camel.yaml";

    private BrokenRoutes() {}

    /** Not YAML, or not Camel's. */
    static List<Broken> shapes() {
        return List.of(
                Broken.of(
                        TAX, "    id: taxpayer-status\n", "    id: taxpayer-status: x\n", "ROUTE-YAML", ": x", "Mend"),
                Broken.of(TAX, "  parameters:", "\tparameters:", "ROUTE-YAML", "\t", "Mend"),
                Broken.of(FILES, "", "route: {}\n", "ROUTE-TYPE", "route:", "- route:"),
                Broken.of(TAX, "- route:", "- rute:", "ROUTE-UNKNOWN-KEY", "rute", "\"route\""),
                Broken.of(TAX, "    from:", "    form:", "ROUTE-UNKNOWN-KEY", "form", "\"from\""),
                Broken.of(TAX, "parameters:", "paramters:", "ROUTE-UNKNOWN-KEY", "paramters", "\"parameters\""),
                Broken.of(TAX, "- to:", "- too:", "ROUTE-UNKNOWN-KEY", "too", "\"to\""),
                Broken.of(TAX, "      steps:", "      step:", "ROUTE-UNKNOWN-KEY", "step", "\"steps\""),
                Broken.of(TAX, "description:", "descripton:", "ROUTE-UNKNOWN-KEY", "descripton", "\"description\""),
                Broken.of(
                        TAX, "destroyMethod", "destroyMethd", "ROUTE-UNKNOWN-KEY", "destroyMethd", "\"destroyMethod\""),
                Broken.of(
                        HALL,
                        "routeTemplateRef:",
                        "routeTemplate:",
                        "ROUTE-UNKNOWN-KEY",
                        "routeTemplate",
                        "\"routeTemplateRef\""),
                Broken.of(
                        HALL,
                        "routeConfigurationId",
                        "routeConfiguration",
                        "ROUTE-UNKNOWN-KEY",
                        "routeConfiguration",
                        "\"routeConfigurationId\""),
                Broken.of(RECEIVE, "method: poll", "methd: poll", "ROUTE-UNKNOWN-KEY", "methd", "\"method\""),
                Broken.of(
                        RECEIVE,
                        "                expression: \"${body} != null\"",
                        "                expresion: \"${body} != null\"",
                        "ROUTE-UNKNOWN-KEY",
                        "expresion",
                        "\"expression\""),
                Broken.of(TROUBLE, "handled:", "handeled:", "ROUTE-UNKNOWN-KEY", "handeled", "\"handled\""),
                Broken.of(
                        TROUBLE,
                        "      noErrorHandler:",
                        "      noErorHandler:",
                        "ROUTE-UNKNOWN-KEY",
                        "noErorHandler",
                        "\"noErrorHandler\""),
                Broken.of(
                        TAX,
                        "      uri: kamelet:jms-source/taxpayer-status-queue\n",
                        "",
                        "ROUTE-MISSING-KEY",
                        "parameters:",
                        "uri:"),
                Broken.of(
                        HALL,
                        "    routeTemplateRef: deliver\n",
                        "",
                        "ROUTE-MISSING-KEY",
                        "routeId",
                        "routeTemplateRef:"),
                Broken.of(
                        TAX,
                        "    description: Takes the taxpayer register's messages",
                        "    description: [Takes]",
                        "ROUTE-TYPE",
                        "[Takes]",
                        "one value"),
                Broken.of(
                        TAX,
                        "    routeConfigurationId: spine",
                        "    routeConfigurationId: spine\n    autoStartup: perhaps",
                        "ROUTE-TYPE",
                        "perhaps",
                        "true or false"),
                Broken.of(TROUBLE, "level: \"OFF\"", "level: \"OF\"", "ROUTE-TYPE", "\"OF\"", "\"OFF\""));
    }

    /** Expressions that Camel cannot read. */
    static List<Broken> expressions() {
        return List.of(
                Broken.of(
                        RECEIVE,
                        "\"${body} != null\"",
                        "\"${bdy} != null\"",
                        "ROUTE-EXPRESSION",
                        "\"${bdy}",
                        "\"body\""),
                Broken.of(
                        RECEIVE,
                        "\"${variable.repeat} == null\"",
                        "\"${varable.repeat} == null\"",
                        "ROUTE-EXPRESSION",
                        "\"${varable",
                        "\"variable\""),
                Broken.of(
                        RECEIVE,
                        "\"${body} != null\"",
                        "\"${body} = null\"",
                        "ROUTE-EXPRESSION",
                        "\"${body} = null\"",
                        "simple language"),
                Broken.of(
                        RECEIVE,
                        "\"${body} != null\"",
                        "\"${body != null\"",
                        "ROUTE-EXPRESSION",
                        "\"${body != null\"",
                        "simple language"));
    }

    /** What a route says of components, connectors and their parameters. */
    static List<Broken> calls() {
        return List.of(
                Broken.of(
                        TAX,
                        "kamelet:jms-source/",
                        "kamelet:jms-sorce/",
                        "ROUTE-NO-CONNECTOR",
                        "kamelet:jms-sorce",
                        "\"jms-source\""),
                Broken.of(
                        HALL,
                        "kamelet:http-json-sink/",
                        "kamelet:http-jsn-sink/",
                        "ROUTE-NO-CONNECTOR",
                        "kamelet:http-jsn-sink",
                        "\"http-json-sink\""),
                Broken.of(
                        TAX,
                        "kamelet:jms-source/",
                        "kamelet:jms-sink/",
                        "ROUTE-CONNECTOR-SIDE",
                        "kamelet:jms-sink",
                        "-source"),
                Broken.of(TAX, "        queue: ", "        que: ", "ROUTE-UNKNOWN-PARAMETER", "que:", "\"queue\""),
                Broken.of(
                        FILES,
                        "        include: ",
                        "        inclde: ",
                        "ROUTE-UNKNOWN-PARAMETER",
                        "inclde",
                        "\"include\""),
                Broken.of(
                        ESTATE,
                        "              delete: ",
                        "              delte: ",
                        "ROUTE-UNKNOWN-PARAMETER",
                        "delte",
                        "\"delete\""),
                Broken.of(
                        HALL,
                        "              url: \"{{hall.url}}\"\n",
                        "",
                        "ROUTE-MISSING-PARAMETER",
                        "kamelet:http-json-sink",
                        "url:"),
                Broken.of(
                        TAX,
                        "        connectionFactory: taxBroker\n",
                        "",
                        "ROUTE-MISSING-PARAMETER",
                        "kamelet:jms-source",
                        "connectionFactory:"),
                Broken.of(TAX, "period: 500", "period: 0.5 s", "ROUTE-PARAMETER-TYPE", "0.5 s", "whole number"),
                Broken.of(
                        FILES,
                        "        period: 1000",
                        "        period: 1000\n        packing: GZP",
                        "ROUTE-PARAMETER-TYPE",
                        "GZP",
                        "\"GZIP\""),
                Broken.of(
                        HALL, "\"{{hall.url}}\"", "ftp://127.0.0.1/x", "ROUTE-PARAMETER-TYPE", "ftp://", "^https?://"),
                Broken.of(SITE, "form: CSV", "form: CVS", "ROUTE-PARAMETER-TYPE", "CVS", "\"CSV\""),
                Broken.of(
                        FILES,
                        "folder: \"{{enterprises.folder}}\"",
                        "folder: \"{{enterprise.folder}}\"",
                        "ROUTE-NO-SETTING",
                        "\"{{enterprise.folder}}\"",
                        "\"enterprises.folder\""),
                Broken.of(
                        TAX,
                        "\"{{tax.user}}\"",
                        "\"{{tax.usr}}\"",
                        "ROUTE-NO-SETTING",
                        "\"{{tax.usr}}\"",
                        "\"tax.user\""),
                Broken.of(
                        HALL,
                        "RAW({{hall.token}})",
                        "RAW({{hal.token}})",
                        "ROUTE-NO-SETTING",
                        "\"RAW({{hal.token}})\"",
                        "\"hall.token\""),
                Broken.of(
                        TAX,
                        "connectionFactory: taxBroker",
                        "connectionFactory: taxBrokr",
                        "ROUTE-NO-BEAN",
                        "taxBrokr",
                        "\"taxBroker\""),
                Broken.of(
                        PEOPLE,
                        "dataSource: population",
                        "dataSource: populaton",
                        "ROUTE-NO-BEAN",
                        "populaton",
                        "\"population\""),
                Broken.of(
                        ESTATE,
                        "dataSource: realEstate",
                        "dataSource: realestate",
                        "ROUTE-NO-BEAN",
                        "realestate",
                        "\"realEstate\""),
                Broken.of(
                        HALL,
                        "              url:",
                        "              tls: \"#bean:hallTls\"\n              url:",
                        "ROUTE-NO-BEAN",
                        "\"#bean:hallTls\"",
                        "beans:"),
                Broken.of(
                        PEOPLE,
                        "com.zaxxer.hikari.HikariDataSource",
                        "com.zaxxer.hikari.HikariDatasource",
                        "ROUTE-NO-CLASS",
                        "com.zaxxer",
                        "lib/"),
                Broken.of(
                        PEOPLE,
                        "maximumPoolSize:",
                        "maximumPoolsSize:",
                        "ROUTE-UNKNOWN-PROPERTY",
                        "maximumPoolsSize",
                        "\"maximumPoolSize\""),
                Broken.of(TAX, "brokerURL:", "brokerAdress:", "ROUTE-UNKNOWN-PROPERTY", "brokerAdress", ""),
                Broken.of(
                        PEOPLE, "/population-basic.sql", "/population.sql", "ROUTE-NO-FILE", "\"file:", "Put it there"),
                Broken.of(
                        PEOPLE,
                        "uri: direct:receive",
                        "uri: drect:receive",
                        "ROUTE-NO-COMPONENT",
                        "drect:receive",
                        "\"direct\""),
                Broken.of(
                        TAX,
                        "uri: direct:receive",
                        "uri: kafka:receive",
                        "ROUTE-NO-COMPONENT",
                        "kafka:receive",
                        "lib/"),
                Broken.of(
                        TAX,
                        "uri: direct:receive",
                        "uri: direct:receive\n            parameters:\n              timeot: 5",
                        "ROUTE-UNKNOWN-OPTION",
                        "timeot",
                        "\"timeout\""),
                Broken.of(
                        TAX,
                        "uri: direct:receive",
                        "uri: direct:receive\n            parameters:\n              timeout: soon",
                        "ROUTE-OPTION-TYPE",
                        "soon",
                        "whole number"),
                Broken.of(
                        RECEIVE,
                        "platform-http:/exchange/v1/whoami\n      parameters:\n        httpMethodRestrict",
                        "platform-http:/exchange/v1/whoami\n      parameters:\n        httpMethodRestrct",
                        "ROUTE-UNKNOWN-OPTION",
                        "httpMethodRestrct",
                        "\"httpMethodRestrict\""),
                Broken.of(
                        TAX,
                        "kamelet:jms-source/taxpayer-status-queue",
                        "kamelet:jms-source/taxpayer-status-queue?period=5",
                        "ROUTE-QUERY",
                        "kamelet:jms-source",
                        "parameters:"));
    }

    /** What route files say of each other and of the catalog. */
    static List<Broken> references() {
        return List.of(
                Broken.of(
                        TAX,
                        "routeConfigurationId: spine",
                        "routeConfigurationId: spien",
                        "ROUTE-NO-CONFIGURATION",
                        "spien",
                        "\"spine\""),
                Broken.of(
                        HALL,
                        "routeTemplateRef: deliver",
                        "routeTemplateRef: delivery",
                        "ROUTE-NO-TEMPLATE",
                        "delivery",
                        "\"deliver\""),
                Broken.of(
                        HALL,
                        "- name: subscription",
                        "- name: subscriptions",
                        "ROUTE-UNKNOWN-PARAMETER",
                        "subscriptions",
                        "\"subscription\""),
                Broken.of(SITE, "- name: batch", "- name: bacth", "ROUTE-UNKNOWN-PARAMETER", "bacth", "\"batch\""),
                Broken.of(
                        SITE,
                        "value: \"500\"",
                        "value: \"5000\"",
                        "ROUTE-PARAMETER-TYPE",
                        "\"5000\"",
                        "from 1 to 1000"),
                Broken.of(
                        SITE,
                        "      - name: batch\n        value: \"500\"",
                        "      - name: atomic\n        value: \"maybe\"",
                        "ROUTE-PARAMETER-TYPE",
                        "\"maybe\"",
                        "true or false"),
                Broken.of(
                        HALL,
                        "      - name: subscription\n        value: government-service.hall.population-basic\n",
                        "      - name: batch\n        value: \"1\"\n",
                        "ROUTE-MISSING-PARAMETER",
                        "deliver",
                        "parameters:"),
                Broken.of(
                        HALL,
                        "uri: direct:government-service.hall.population-basic",
                        "uri: direct:government-service.hall.population",
                        "ROUTE-NO-TAKER",
                        "government-service.hall.population-basic",
                        "direct:government-service.hall.population"),
                Broken.of(
                        TAX,
                        "uri: direct:receive",
                        "uri: direct:recieve",
                        "ROUTE-NO-TAKER",
                        "direct:recieve",
                        "\"direct:receive\""),
                Broken.of(RECEIVE, "ref: claim", "ref: clam", "ROUTE-NO-BEAN", "clam", "\"claim\""),
                Broken.of(
                        DELIVER,
                        "ref: deliver\n              method: admit",
                        "ref: delivr\n              method: admit",
                        "ROUTE-NO-BEAN",
                        "delivr",
                        "\"deliver\""),
                Broken.of(
                        TAX,
                        "id: taxpayer-status",
                        "id: population-basic",
                        "ROUTE-DUPLICATE-ID",
                        "population-basic",
                        "its own"),
                Broken.of(
                        DELIVER,
                        "{{subscription}}",
                        "{{subscripton}}",
                        "ROUTE-NO-SETTING",
                        "subscription:{{",
                        "\"subscription\""),
                Broken.of(
                        TAX,
                        "system: tax.taxpayers",
                        "system: tax.taxpayer",
                        "ROUTE-UNKNOWN-SYSTEM",
                        "tax.taxpayer",
                        "\"tax.taxpayers\""),
                Broken.of(
                        TAX,
                        "resource: taxpayer-status",
                        "resource: taxpayers-status",
                        "ROUTE-UNKNOWN-RESOURCE",
                        "taxpayers-status",
                        "\"taxpayer-status\""),
                Broken.of(
                        TAX,
                        "resource: taxpayer-status",
                        "resource: population-basic",
                        "ROUTE-NO-MAPPING",
                        "population-basic",
                        "taxpayer-status"),
                Broken.of(
                        "routes/consumers/government-service.hall/census.camel.yaml",
                        "",
                        """
                        - route:
                            id: government-service.hall.census
                            description: Posts one record
                            routeConfigurationId: spine
                            from:
                              uri: direct:government-service.hall.census
                              steps:
                                - to:
                                    uri: kamelet:http-json-sink/government-service.hall.census-post
                                    parameters:
                                      url: "{{hall.url}}"
                                      token: "RAW({{hall.token}})"
                        - templatedRoute:
                            routeTemplateRef: deliver
                            routeId: deliver.government-service.hall.census
                            parameters:
                              - name: subscription
                                value: government-service.hall.census
                        """,
                        "ROUTE-UNKNOWN-SUBSCRIPTION",
                        "government-service.hall.census",
                        "<system>.<resource>"),
                Broken.of(
                        "routes/consumers/government-service.hall/census.yaml",
                        "",
                        "[]\n",
                        "ROUTE-FILE-NAME",
                        "[]",
                        "census.camel.yaml"));
    }
}
