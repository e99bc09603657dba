package org.huitong.receive.message;

import jakarta.jms.JMSException;
import javax.net.ssl.SSLException;

/** What a broker's client says went wrong, in words that hold neither addresses nor names of its own. */
public final class JmsTrouble {
    private JmsTrouble() {}

    /** Name of the exception, as Jakarta Messaging knows it: clients have kinds of their own below these. */
    public static String kind(JMSException failure) {
        Class<?> kind = failure.getClass();
        while (kind.getPackage() != JMSException.class.getPackage()) {
            kind = kind.getSuperclass();
        }
        return kind.getSimpleName();
    }

    /** Whether certificates are the cause; clients wrap it. */
    public static boolean tls(JMSException failure) {
        Throwable at = failure;
        while (at != null && !(at instanceof SSLException)) {
            at = at.getCause();
        }
        return at != null;
    }
}
