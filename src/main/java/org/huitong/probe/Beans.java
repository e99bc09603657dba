package org.huitong.probe;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.huitong.check.FarStep;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The beans that the routes of a home name, made by Camel as for a gateway: settings and the references to secrets in them
 * are read the same way. No route is there. Thread-safe.
 */
final class Beans implements AutoCloseable {
    private static final Pattern RAW = Pattern.compile("RAW[({](.*)[)}]", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("#(?:bean:)?(.+)");

    private final CamelContext context = new DefaultCamelContext();

    /** @param lists of beans, each as YAML */
    Beans(Properties settings, List<String> lists) {
        try {
            context.getPropertiesComponent().setInitialProperties(settings);
            context.getRegistry().bind("trustedTls", new SSLContextParameters());
            context.start();
            for (String list : lists) {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("beans.camel.yaml", list));
            }
        } catch (Exception e) { // Camel's own signature
            context.stop();
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "the beans of the route files cannot be made ("
                            + root(e).getClass().getSimpleName()
                            + "), so no far end was asked. See that the variables that secrets come from are set for"
                            + " this user; a start says which bean it is.",
                    e);
        }
    }

    private static Throwable root(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at;
    }

    /** A value as the gateway sees it, its settings filled in. */
    String text(String written) {
        String text = context.resolvePropertyPlaceholders(written);
        for (Matcher raw = RAW.matcher(text); raw.matches(); raw = RAW.matcher(text)) {
            text = raw.group(1);
        }
        return text;
    }

    String text(FarStep step, String parameter) {
        return text(step.parameter(parameter));
    }

    /** Of the bean that a value refers to. */
    String name(String written) {
        Matcher reference = REFERENCE.matcher(text(written));
        return reference.matches() ? reference.group(1) : text(written);
    }

    /** The connector's own bean, or one of a route file. */
    <T> T named(FarStep step, String name, Class<T> type) {
        Map<String, String> own = step.beans().get(name);
        T found = own == null ? context.getRegistry().lookupByNameAndType(name, type) : type.cast(made(own));
        if (found == null) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID, "there is no bean " + name + " of its kind. Mend the route.");
        }
        return found;
    }

    /** Whom the connector trusts, and what it shows; whom Java trusts where it does not say. */
    SSLContext tls(FarStep step, String parameter) throws GeneralSecurityException, IOException {
        String name = name(step.parameter(parameter));
        return (name.isEmpty() ? new SSLContextParameters() : named(step, name, SSLContextParameters.class))
                .createSSLContext(context);
    }

    private Object made(Map<String, String> bean) {
        Map<String, Object> properties = new HashMap<>();
        bean.forEach((name, value) -> {
            if (name.startsWith("properties.")) {
                properties.put(name.substring("properties.".length()), text(value));
            }
        });
        try {
            Object made = PropertyBindingSupport.resolveBean(context, bean.get("type"));
            PropertyBindingSupport.build()
                    .withCamelContext(context)
                    .withTarget(made)
                    .withProperties(properties)
                    .withFluentBuilder(false)
                    .bind();
            return made;
        } catch (Exception e) { // Camel's own signature
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "a bean of the connector cannot be made ("
                            + root(e).getClass().getSimpleName() + "). See its file.",
                    e);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
