package org.huitong.check;

import java.util.Map;

/**
 * A step that speaks with a far end, filled in by one call of a route; settings stand in it as they are written.
 *
 * @param file of the call, from the home
 * @param line of the call, from 1
 * @param col of the call, from 1
 * @param system whose far end it is
 * @param connector its name; empty where the route speaks for itself
 * @param uri scheme and what follows
 * @param authorization header that the connector sends; empty for none
 * @param beans of the connector's own, by name: {@code type}, and its properties under {@code properties.}
 */
public record FarStep(
        String file,
        int line,
        int col,
        String system,
        String connector,
        String uri,
        Map<String, String> parameters,
        String authorization,
        Map<String, Map<String, String>> beans) {

    public FarStep {
        parameters = Map.copyOf(parameters);
        beans = Map.copyOf(beans);
    }

    /** What speaks its protocol. */
    public String scheme() {
        return uri.substring(0, Math.max(0, uri.indexOf(':')));
    }

    /** Empty where nothing is given. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether two calls ask the same of the same far end. */
    public boolean sameAs(FarStep other) {
        return uri.equals(other.uri)
                && connector.equals(other.connector)
                && parameters.equals(other.parameters)
                && authorization.equals(other.authorization)
                && beans.equals(other.beans);
    }

    /** Whether both are steps of one connector's one use. */
    public boolean sameCall(FarStep other) {
        return file.equals(other.file) && line == other.line && col == other.col;
    }

    /** Without what may hold a secret. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + col + " " + connector;
    }
}
