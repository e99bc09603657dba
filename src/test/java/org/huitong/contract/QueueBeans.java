package org.huitong.contract;

/** How the gateway finds the broker of {@link Queues}, with time-outs, so that one that is silent is noticed. */
final class QueueBeans {
    private QueueBeans() {}

    /** The bean {@code contractBroker} of a route, for its own protocol. */
    static String jms() {
        return """
                - beans:
                    - name: contractBroker
                      type: org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory
                      properties:
                        brokerURL: "{{broker.url}}"
                        user: %s
                        password: "{{broker.password}}"
                """.formatted(Queues.USER);
    }

    static String jmsUrl(int port) {
        return "tcp://127.0.0.1:" + port
                + "?callTimeout=2000&clientFailureCheckPeriod=1000&connectionTTL=3000&reconnectAttempts=0";
    }

    /** Where AMQP 1.0 is spoken: three parameters, one a line. */
    static String amqp() {
        return """
                url: "{{broker.url}}"
                user: %s
                password: "{{broker.password}}"
                """.formatted(Queues.USER);
    }

    static String amqpUrl(int port) {
        return "amqp://127.0.0.1:" + port + "?jms.requestTimeout=2000&jms.sendTimeout=2000&jms.connectTimeout=2000"
                + "&jms.closeTimeout=1000&amqp.idleTimeout=3000";
    }
}
