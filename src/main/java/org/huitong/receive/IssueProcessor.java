package org.huitong.receive;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.receive.identity.Caller;
import org.huitong.receive.identity.SigningSystems;

/** The national convention's second step: gives out a short-lived secret, answered in that convention's form. */
public final class IssueProcessor implements Processor {
    private final SigningSystems systems;
    private final Clock clock;

    public IssueProcessor(SigningSystems systems, Clock clock) {
        this.systems = systems;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Caller caller = exchange.getIn().getHeader(Headers.CALLER, Caller.class);
        if (caller.by() != Caller.By.NATIONAL_REFRESH) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_SIGNATURE,
                    "giving " + caller.system() + " a secret failed: it was identified by its "
                            + caller.by().text()
                            + ". Sign the service that identity.signature.refresh in its file names, with the key"
                            + " itself.");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", "0");
        answer.put("data", systems.issue(caller, clock.millis()));
        exchange.getIn().removeHeaders("*");
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getIn().setBody(Json.bytes(answer));
    }
}
