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
                + "?callTimeout=2000&clientFailureCheckPeriod=1000&connectionTTL=3000&reconnectAttempts=0"
                + "&protocolManagerFactoryStr=org.huitong.bus.BoundedCore";
    }

    /** Where AMQP 1.0 is spoken: four parameters, one a line. */
    static String amqp() {
        return """
                url: "RAW({{broker.url}})"
                user: %s
                password: "RAW({{broker.password}})"
                callTimeout: 2000
                """.formatted(Queues.USER);
    }

    static String amqpUrl(int port) {
        return "amqp://127.0.0.1:" + port + "?amqp.idleTimeout=3000&amqp.maxFrameSize=65536";
    }
}
