package org.huitong.probe;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.Map;
import org.huitong.check.FarStep;

/** Logs in to a foreign broker and goes. Its queue is not looked at: some brokers make one for whoever asks. */
final class QueueAsking implements Asking {
    private static final String INNER = "properties.connectionFactory";

    @Override
    public String where(FarStep step, Beans beans) {
        return "the broker behind " + name(step, beans);
    }

    /** A pool is left aside: what it would keep open is not wanted. */
    private static String name(FarStep step, Beans beans) {
        String name = beans.name(step.parameter("connectionFactory"));
        for (Map<String, String> bean = step.beans().get(name);
                bean != null && bean.containsKey(INNER);
                bean = step.beans().get(name)) {
            name = beans.name(bean.get(INNER));
        }
        return name;
    }

    @Override
    public void ask(FarStep step, Beans beans) throws IOException {
        ConnectionFactory factory = beans.named(step, name(step, beans), ConnectionFactory.class);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            session.getTransacted();
        } catch (JMSException e) {
            throw Blamed.of(e);
        }
    }
}
