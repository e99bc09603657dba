package sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TaxpayersTest {
    private final Taxpayers taxpayers = Taxpayers.of(SampleData.of(7, 60));

    @Test
    void everyDefectIsPlanted() {
        for (TaxDefect kind : TaxDefect.planted()) {
            assertThat(taxpayers.planted(kind)).as(kind.what()).isPositive();
        }
    }

    @Test
    void equalSeedsGiveEqualScripts() {
        assertThat(Taxpayers.of(SampleData.of(7, 60))).isEqualTo(taxpayers);
        assertThat(Taxpayers.of(SampleData.of(8, 60))).isNotEqualTo(taxpayers);
    }

    @Test
    void someMessageComesAgainAfterANewerOne() {
        assertThat(taxpayers.messages().stream().filter(TaxMessage::repeat)).isNotEmpty();
        assertThat(taxpayers.counts().repeats()).isPositive();
    }

    @Test
    void aLineIsAsTheRegisterWritesIt() {
        TaxMessage bytes = taxpayers.messages().stream()
                .filter(message -> !message.empty() && !message.asText())
                .findFirst()
                .orElseThrow();
        String text = new String(bytes.bytes(), Charset.forName("GBK"));

        assertThat(text).isEqualTo(bytes.text()).contains("示例市").endsWith("\r\n");
        assertThat(taxpayers.messages().stream().map(TaxMessage::text).reduce("", String::concat))
                .contains(",无,")
                .containsPattern("\"[0-9]{1,3}(,[0-9]{3})+\\.[0-9]{2}\"");
    }
}
