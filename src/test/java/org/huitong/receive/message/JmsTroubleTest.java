package org.huitong.receive.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class JmsTroubleTest {
    private static final class OfAClient extends JMSSecurityException {
        private static final long serialVersionUID = 1L;

        OfAClient() {
            super("no");
        }
    }

    @Test
    void aClientsOwnKindIsTheOneAboveIt() {
        assertThat(JmsTrouble.kind(new OfAClient())).isEqualTo("JMSSecurityException");
        assertThat(JmsTrouble.kind(new JMSException("no"))).isEqualTo("JMSException");
    }

    @Test
    void certificatesAreFoundHoweverDeep() {
        JMSException failed = new JMSException("no");
        failed.initCause(new IllegalStateException(new SSLHandshakeException("no path")));

        assertThat(JmsTrouble.tls(failed)).isTrue();
        assertThat(JmsTrouble.tls(new OfAClient())).isFalse();
    }
}
