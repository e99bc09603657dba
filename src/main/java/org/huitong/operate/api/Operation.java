package org.huitong.operate.api;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * One operation of the contract.
 *
 * @param path below the host, with the contract's {@code {name}} places
 * @param secured true where the token is wanted
 * @param named true where the person who acts must be named
 * @param body true where it takes a JSON object
 * @param query what may stand behind the question mark
 */
record Operation(
        String id, String method, String path, boolean secured, boolean named, boolean body, List<Parameter> query) {

    /** The path as Vert.x writes it. */
    String route() {
        return path.replaceAll("\\{(\\w+)}", ":$1");
    }

    /** The parameters with their standard values; throws OPERATE-INVALID for one the contract does not have. */
    Map<String, String> checked(MultiMap given) {
        Map<String, Parameter> known = query.stream().collect(Collectors.toMap(Parameter::name, p -> p));
        Map<String, String> values = new HashMap<>();
        for (String name : given.names()) {
            List<String> all = given.getAll(name);
            if (!known.containsKey(name)) {
                throw wrong(name, "is not known here. " + hint(name));
            }
            if (all.size() > 1) {
                throw wrong(name, "is given more than once. Give it once.");
            }
            values.put(name, known.get(name).checked(all.get(0)));
        }
        for (Parameter parameter : query) {
            if (parameter.standard() != null) {
                values.putIfAbsent(parameter.name(), parameter.standard());
            }
        }
        return values;
    }

    private String hint(String name) {
        List<String> names = query.stream().map(Parameter::name).toList();
        if (names.isEmpty()) {
            return "This path takes none.";
        }
        return Words.nearest(Parameter.cut(name), names)
                .map(meant -> "Did you mean " + meant + "?")
                .orElse("Known are " + String.join(", ", names) + ".");
    }

    private static HuitongException wrong(String name, String what) {
        return new HuitongException(
                ErrorCode.OPERATE_INVALID, "The query parameter '" + Parameter.cut(name) + "' " + what);
    }
}
