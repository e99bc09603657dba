package org.huitong.operate.api;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * A request after all checks that the contract alone can make.
 *
 * @param places values of the path's places, decoded
 * @param query checked, with standard values
 * @param person who acts; null where the operation changes nothing
 * @param body null where the operation takes none
 */
record Call(Map<String, String> places, Map<String, String> query, String person, Body body) {

    static Call of(RoutingContext context, Operation operation) throws Unreadable {
        Map<String, String> query = operation.checked(context.queryParams());
        String person = operation.named() ? Person.read(context.request().getHeader(Person.HEADER)) : null;
        Body body = operation.body() ? Body.read(context.body().buffer()) : null;
        return new Call(context.pathParams(), query, person, body);
    }

    /** The replay job the path names. */
    long job() {
        try {
            return Long.parseLong(places.get("no"));
        } catch (NumberFormatException e) {
            throw new HuitongException(
                    ErrorCode.OPERATE_UNKNOWN,
                    "A replay job is named by its number, and the path has none. List them with 'replay list'.");
        }
    }

    /** The row the path names; what is not a number is no row's number. */
    long no() {
        try {
            return Long.parseLong(places.get("no"));
        } catch (NumberFormatException e) {
            throw new HuitongException(
                    ErrorCode.OPERATE_UNKNOWN,
                    "A row is named by its number, and the path has none. List rows with 'failed list'.");
        }
    }
}
