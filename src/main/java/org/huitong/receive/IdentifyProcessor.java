package org.huitong.receive;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.message.Headers;

/** Names the caller; what it says of itself beyond its token is not believed, and the token goes no further. */
public final class IdentifyProcessor implements Processor {
    private final Identity identity;

    public IdentifyProcessor(Identity identity) {
        this.identity = identity;
    }

    @Override
    public void process(Exchange exchange) {
        String token = (String) exchange.getIn().removeHeader("Authorization");
        exchange.getIn().setHeader(Headers.SYSTEM, identity.systemOf(token));
    }
}
