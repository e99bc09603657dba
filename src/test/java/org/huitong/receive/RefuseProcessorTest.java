package org.huitong.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.junit.jupiter.api.Test;

class RefuseProcessorTest {
    private static JsonNode refused(String languages) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT, new HuitongException(ErrorCode.RECEIVE_CLOCK, "The clock is 900 s behind."));
        exchange.getIn().setHeader(Headers.LANGUAGES, languages);

        new RefuseProcessor(refusal -> {}).process(exchange);

        assertThat(exchange.getIn().getHeaders()).doesNotContainKey(Headers.LANGUAGES);
        return Json.read(exchange.getIn().getBody(byte[].class), JsonNode.class);
    }

    @Test
    void theTitleIsInTheLanguageOfTheCaller() {
        assertThat(refused("zh-CN").get("title").asText()).isEqualTo("签名成立，但其时间与网关时钟相差超过该系统的 skew-seconds");
        assertThat(refused("zh-CN").get("detail").asText()).isEqualTo("The clock is 900 s behind.");
        assertThat(refused("en").get("title").asText()).isEqualTo("Not known");
        assertThat(refused(null).get("title").asText()).isEqualTo("Not known");
    }
}
