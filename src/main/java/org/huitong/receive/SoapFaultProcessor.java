package org.huitong.receive;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.message.Json;
import org.huitong.soap.Envelope;
import org.huitong.soap.Version;

/** Makes a fault of the problem document that a push would have been answered with. Thread-safe. */
public final class SoapFaultProcessor implements Processor {
    private static final int FAULT = 500;
    private static final int BUSY = 429;

    @Override
    public void process(Exchange exchange) {
        JsonNode problem = Json.read(exchange.getIn().getBody(byte[].class), JsonNode.class);
        int status = problem.path("status").asInt(FAULT);
        boolean ours = status >= FAULT || status == BUSY;
        String text = Envelope.escaped(problem.path("detail").asText());
        String code = Envelope.escaped(problem.path("code").asText());
        String detail = "<problem xmlns=\"" + SoapAnswerProcessor.NAMESPACE + "\"><code>" + code + "</code><status>"
                + status + "</status></problem>";
        String fault = SoapAnswerProcessor.version(exchange) == Version.V11
                ? "<soap:Fault><faultcode>soap:" + (ours ? "Server" : "Client") + "</faultcode><faultstring>" + text
                        + "</faultstring><detail>" + detail + "</detail></soap:Fault>"
                : "<soap:Fault><soap:Code><soap:Value>soap:" + (ours ? "Receiver" : "Sender")
                        + "</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">" + text
                        + "</soap:Text></soap:Reason><soap:Detail>" + detail + "</soap:Detail></soap:Fault>";
        SoapAnswerProcessor.answer(exchange, FAULT, fault);
    }
}
