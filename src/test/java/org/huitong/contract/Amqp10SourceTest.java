package org.huitong.contract;

/** The same over AMQP 1.0. */
class Amqp10SourceTest extends JmsSourceTest {
    @Override
    String connector() {
        return "amqp-10-source";
    }

    @Override
    String beans() {
        return "";
    }

    @Override
    String broker() {
        return QueueBeans.amqp();
    }

    @Override
    String url() {
        return QueueBeans.amqpUrl(wire.port());
    }
}
