package org.huitong.bus.door;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Looks at what a system sends before the broker takes it: what it takes is durable, whatever its sender says, and can be
 * read by who takes it out again. Stateless.
 */
final class IncomingMessages implements ActiveMQServerMessagePlugin {

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (message.getAddress() == null || !message.getAddress().startsWith(Door.IN)) {
            return;
        }
        message.setDurable(true);
        // Of the other type it would be routed nowhere, and the broker would say that it has accepted it.
        message.setRoutingType(RoutingType.ANYCAST);
        try {
            message.toCore();
        } catch (RuntimeException e) { // whatever the converter throws at bytes that are no message
            throw new ActiveMQIllegalStateException("the message is not one of AMQP 1.0 in all its parts");
        }
    }

    /** What was taken by nobody is not accepted. */
    @Override
    public void afterSend(
            ServerSession session,
            Transaction tx,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue,
            RoutingStatus result)
            throws ActiveMQException {
        if (message.getAddress() != null && message.getAddress().startsWith(Door.IN) && result != RoutingStatus.OK) {
            throw new ActiveMQIllegalStateException("the message was not put into " + message.getAddress());
        }
    }
}
