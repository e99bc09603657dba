package org.huitong.scaffold;

import java.util.List;
import java.util.Locale;
import org.huitong.scaffold.look.Quoted;

/** Route files in the one form that the house writes. */
final class Routes {
    private Routes() {}

    /** Of a source that leaves files in a folder. */
    static Draft drop(String system, String resource, String folder, String include) {
        return source(
                system,
                resource,
                "Takes the files that " + system + " leaves in a folder",
                "",
                "kamelet:file-drop-source/" + system + "." + resource + "-drop",
                List.of("folder: " + Quoted.of(folder), "include: " + Quoted.of(include)));
    }

    /**
     * Of a source whose table is polled.
     *
     * @param connector without {@code -source}
     * @param settings its own, beyond data source and table
     * @param user empty where the URL says it
     * @param passwordFrom environment variable; empty for none
     */
    static Draft table(
            String system,
            String resource,
            String connector,
            String table,
            List<String> settings,
            String url,
            String user,
            String passwordFrom) {
        String bean = camel(system) + "Tables";
        StringBuilder beans = new StringBuilder("- beans:\n    - name: " + bean
                + "\n      type: com.zaxxer.hikari.HikariDataSource\n      destroyMethod: close\n      properties:\n"
                + "        jdbcUrl: " + Quoted.of(url) + "\n");
        if (!user.isEmpty()) {
            beans.append("        username: ").append(Quoted.of(user)).append('\n');
        }
        if (!passwordFrom.isEmpty()) {
            beans.append("        password: \"{{env:").append(passwordFrom).append(":}}\"\n");
        }
        beans.append("        maximumPoolSize: 2\n        initializationFailTimeout: -1\n")
                .append("        connectionTimeout: 5000\n        readOnly: true\n");
        List<String> all = new java.util.ArrayList<>(List.of("dataSource: " + bean, "table: " + Quoted.of(table)));
        all.addAll(settings);
        return source(
                system,
                resource,
                "Polls table " + table + " of " + system,
                beans.toString(),
                "kamelet:" + connector + "-source/" + system + "." + resource + "-poll",
                all);
    }

    private static Draft source(
            String system, String resource, String says, String before, String uri, List<String> settings) {
        StringBuilder text = new StringBuilder("# " + Quoted.comment(says) + ".\n")
                .append(before)
                .append("- route:\n    id: ")
                .append(system)
                .append('.')
                .append(resource)
                .append("\n    description: ")
                .append(Quoted.of(says))
                .append("\n    routeConfigurationId: spine\n    from:\n      uri: ")
                .append(uri)
                .append("\n      parameters:\n        system: ")
                .append(system)
                .append("\n        resource: ")
                .append(resource)
                .append('\n');
        settings.forEach(setting -> text.append("        ").append(setting).append('\n'));
        text.append("      steps:\n        - to:\n            uri: direct:receive\n");
        return new Draft("routes/sources/" + system + "/" + resource + ".camel.yaml", text.toString());
    }

    /**
     * Of a consumer.
     *
     * @param settings of its connector
     */
    static Draft consumer(
            String subscription, String system, String resource, String uri, List<String> settings, int batch) {
        StringBuilder text =
                new StringBuilder("# " + system + " receives " + resource + ".\n- route:\n    id: " + subscription
                        + "\n    description: " + Quoted.of("Sends " + resource + " to " + system)
                        + "\n    routeConfigurationId: spine\n    from:\n      uri: direct:" + subscription
                        + "\n      steps:\n        - to:\n            uri: " + uri + "\n            parameters:\n");
        settings.forEach(
                setting -> text.append("              ").append(setting).append('\n'));
        text.append("- templatedRoute:\n    routeTemplateRef: deliver\n    routeId: deliver.")
                .append(subscription)
                .append("\n    parameters:\n      - name: subscription\n        value: ")
                .append(subscription)
                .append('\n');
        if (batch > 1) {
            text.append("      - name: batch\n        value: \"").append(batch).append("\"\n");
        }
        return new Draft("routes/consumers/" + system + "/" + resource + ".camel.yaml", text.toString());
    }

    /** A bean's name. */
    private static String camel(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("[.-]")) {
            name.append(name.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
