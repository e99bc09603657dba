package org.huitong.check;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Secrets that stand in a route file or connector, and far ends that anybody may claim to be. */
final class TrustCheck {
    static final Pattern SECRET = Pattern.compile("(?i).*(password|passphrase|token|secret|apikey|credentials?)$");
    /** A user's password before the host, or a secret in the query. */
    static final Pattern IN_ADDRESS = Pattern.compile(
            "(?i).*([?&;](password|passphrase|token|secret)=(?!\\{\\{|&|$)|://[^/@{}\\s]*:[^/@{}\\s]+@).*");

    private static final Pattern HIDDEN = Pattern.compile("(?:RAW\\()?\\s*\\{\\{.+}}\\)?|#.+|\\$\\{.+}");
    static final String ANYBODY = "the far end is not asked who it is, so that anybody may answer for it";
    static final String NAME_IT = "Name its certificate or key instead, as docs/integrator.md shows";
    static final Pattern TRUSTS_ALL = Pattern.compile(
            "(?i).*(NoopHostnameVerifier|NonValidatingFactory|trustServerCertificate=true|sslMode=trust\\b|trustAll=true|"
                    + "verifyHost=false).*");
    private static final Set<String> OPENERS =
            Set.of("trustall", "insecure", "disablecertificatecheck", "trustservercertificate");
    private static final Set<String> CHECKS = Set.of("stricthostkeychecking", "verifyhost", "verifyservercertificate");

    private final CamelFile file;
    private final Report report;
    private final Map<String, Kamelet> kamelets;

    private TrustCheck(CamelFile file, Report report, Map<String, Kamelet> kamelets) {
        this.file = file;
        this.report = report;
        this.kamelets = kamelets;
    }

    static void of(Whole whole, Report report) {
        Map<String, Kamelet> kamelets = whole.kamelets();
        for (CamelFile file : whole.files()) {
            TrustCheck check = new TrustCheck(file, report, kamelets);
            Nodes.sections(file.camel(), section -> Nodes.entries(section).forEach(check::entry));
            whole.endpoints(file).forEach(check::marked);
            if (file.connector()) {
                Nodes.entries(Nodes.get(file.root(), "spec", "definition", "properties"))
                        .forEach(check::fallback);
            }
        }
    }

    private void entry(Nodes.Entry entry) {
        if (!(entry.value() instanceof ScalarNode scalar)) {
            return;
        }
        String text = scalar.getValue();
        if (SECRET.matcher(entry.name()).matches() && !hidden(text)) {
            clear(entry.name(), scalar);
        } else if (IN_ADDRESS.matcher(text).matches()) {
            clear("the address", scalar);
        }
        String name = entry.name().toLowerCase(java.util.Locale.ROOT);
        boolean open = OPENERS.contains(name) && text.equalsIgnoreCase("true")
                || CHECKS.contains(name) && (text.equalsIgnoreCase("no") || text.equalsIgnoreCase("false"))
                || TRUSTS_ALL.matcher(text).matches();
        if (open && !file.name().contains("-not-secured-")) {
            report.policy(file, entry.key(), "TLS-TRUSTS-ALL", ANYBODY, NAME_IT);
        }
    }

    /** What the connector marks as a secret, whatever its name. */
    private void marked(Endpoint endpoint) {
        Kamelet kamelet = kamelets.get(endpoint.path().split("/", 2)[0]);
        if (kamelet == null || !endpoint.scheme().equals("kamelet")) {
            return;
        }
        for (Nodes.Entry entry : endpoint.options()) {
            Kamelet.Property property = kamelet.properties().get(entry.name());
            if (property != null
                    && property.secret()
                    && !SECRET.matcher(entry.name()).matches()
                    && !hidden(Nodes.text(entry.value()))) {
                clear(entry.name(), entry.value());
            }
        }
    }

    private void fallback(Nodes.Entry property) {
        Node fallback = Nodes.get(property.value(), "default");
        if (Nodes.text(property.value(), "format").equals("password")
                && fallback != null
                && !hidden(Nodes.text(fallback))) {
            clear("the default of " + property.name(), fallback);
        }
    }

    private static boolean hidden(String text) {
        return text.isBlank() || HIDDEN.matcher(text).matches();
    }

    private void clear(String what, Node at) {
        report.policy(
                file,
                at,
                "SECRET-CLEAR",
                what + " holds a secret in clear",
                "Write {{name.of.setting}}, and in config/application.properties name.of.setting={{env:NAME}}");
    }
}
