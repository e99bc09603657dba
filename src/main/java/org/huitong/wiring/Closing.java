package org.huitong.wiring;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Holding;
import org.huitong.catalog.Grant;
import org.huitong.message.ErrorCode;

/** Why a subscription is closed by its grant, as status and alarms tell it: code, cause and cure. */
final class Closing {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Closing() {}

    /** @param holding null where there is no grant */
    static String of(Decision.Rule rule, Holding holding) {
        return ErrorCode.DELIVER_CLOSED.text() + ": " + cause(rule, holding);
    }

    private static String cause(Decision.Rule rule, Holding holding) {
        return switch (rule) {
            case WITHDRAWN ->
                "withdrawn by " + holding.by() + " since " + time(holding.since())
                        + ". Its queue holds; grant it again with 'grants grant', or give up what waits with 'grants discard'";
            case ENDED ->
                "its file in config/grants is gone since " + time(holding.since())
                        + ". Its queue holds; put the file back, or grant it with 'grants grant'";
            case NOT_YET -> "its grant begins on " + holding.grant().from() + ". Its queue holds";
            case EXPIRED ->
                "its grant ended with " + holding.grant().to()
                        + ". Its queue holds; renew it with 'grants grant' or in its file";
            case WAITS ->
                "what came while it was closed waits for a decision since "
                        + time(holding.gathered().at()) + ". Use 'grants release' or 'grants discard'";
            case DISCARDING ->
                "what had come while it was closed is being discarded for "
                        + holding.gathered().by() + ". It opens by itself";
            case UNREADABLE ->
                "the catalog has changed so that its grant does not fit it any more."
                        + " See 'grants show', then grant it again";
            default -> "nobody has granted it. Write its file in config/grants, or use 'grants grant'";
        };
    }

    /** When it closed; 0 where nobody can say. */
    static long since(Decision.Rule rule, Holding holding) {
        return switch (rule) {
            case WITHDRAWN, ENDED -> holding.since().toEpochMilli();
            case EXPIRED -> holding.grant().ends().toEpochMilli();
            case WAITS, DISCARDING -> holding.gathered().at().toEpochMilli();
            default -> 0;
        };
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(Grant.ZONE));
    }
}
