package org.huitong.bus.door;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPConnectionCallback;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManager;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPConnectionContext;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.LinkError;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;

/**
 * One client's connection. It may open so many links, each to one of its own queues by its plain name, and send messages
 * of so many bytes; a link to anything else is answered the same whether that exists or not. Used by its connection's
 * thread.
 */
final class DoorConnection extends AMQPConnectionContext {
    /** Sessions of one connection. */
    private static final int CHANNELS = 15;

    private static final long LOGIN_SECONDS = 10;
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9.-]{1,400}");
    /** What brokers say to one another; a client of ours is none. */
    private static final List<String> BROKERS_OWN = List.of("federation", "mirror", "tunnel", "bridge");

    private static final Symbol COPY = Symbol.valueOf("copy");

    private final Door door;
    private final HalfMessages halves = new HalfMessages();
    private int links;
    private boolean cut;

    DoorConnection(ProtonProtocolManager protocol, AMQPConnectionCallback callback, Door door) {
        super(
                protocol,
                callback,
                protocol.getServer().getNodeID().toString(),
                (int) door.idleMillis(),
                protocol.getMaxFrameSize(),
                CHANNELS,
                false,
                protocol.getServer().getScheduledPool(),
                true,
                null,
                null,
                null,
                null);
        this.door = door;
    }

    /** Who only holds a connection open is not waited for. */
    void expectLogin() {
        getProtocolManager()
                .getServer()
                .getScheduledPool()
                .schedule(
                        () -> {
                            if (getValidatedUser() == null) {
                                destroy();
                            }
                        },
                        LOGIN_SECONDS,
                        TimeUnit.SECONDS);
    }

    @Override
    protected void remoteLinkOpened(Link link) throws Exception {
        if (++links > door.settings().maxLinks()) {
            refuse(link, AmqpError.RESOURCE_LIMIT_EXCEEDED, "too many links of one connection");
        } else if (mayOpen(link)) {
            super.remoteLinkOpened(link);
        } else {
            door.refusedLink();
            refuse(
                    link,
                    AmqpError.UNAUTHORIZED_ACCESS,
                    "a system sends to in.<its id>, and receives from out.<its id>.<resource> and"
                            + " out.<its id>.receipts, by their plain names");
        }
    }

    private static void refuse(Link link, Symbol condition, String text) {
        link.setSource(null);
        link.setTarget(null);
        link.setCondition(new ErrorCondition(condition, text));
        link.close();
    }

    private boolean mayOpen(Link link) {
        if (ofBrokers(link.getRemoteDesiredCapabilities()) || ofBrokers(link.getRemoteOfferedCapabilities())) {
            return false;
        }
        return link instanceof Receiver ? maySend(link) : mayReceive(link);
    }

    private static boolean ofBrokers(Symbol[] capabilities) {
        return capabilities != null
                && Stream.of(capabilities)
                        .map(capability -> capability.toString().toLowerCase(Locale.ROOT))
                        .anyMatch(name -> BROKERS_OWN.stream().anyMatch(name::contains));
    }

    private boolean maySend(Link link) {
        return link.getRemoteTarget() instanceof Coordinator
                || link.getRemoteTarget() instanceof Target target
                        && !target.getDynamic()
                        && plain(target.getAddress())
                        && door.keeper().maySend(getValidatedUser(), target.getAddress());
    }

    private boolean mayReceive(Link link) {
        return link.getRemoteSource() instanceof Source source
                && !source.getDynamic()
                && !COPY.equals(source.getDistributionMode())
                && plain(source.getAddress())
                && door.keeper().mayReceive(getValidatedUser(), source.getAddress());
    }

    private boolean plain(String address) {
        return getValidatedUser() != null
                && address != null
                && QUEUE.matcher(address).matches();
    }

    @Override
    public void onRemoteClose(Link link) throws Exception {
        links--;
        super.onRemoteClose(link);
    }

    /** What has come of a message so far is in memory: one that is too long is not waited for to its end. */
    @Override
    public void onDelivery(Delivery delivery) throws Exception {
        if (cut) {
            return;
        }
        if (delivery.getLink() instanceof Receiver) {
            if (delivery.pending() > door.settings().maxMessageBytes()) {
                cut("a message has more than " + door.settings().maxMessageBytes() + " bytes");
                return;
            }
            if (!door.hold(halves.now(delivery))) {
                cut("too many messages that have not come to their end are under way. Come back later");
                return;
            }
        }
        super.onDelivery(delivery);
    }

    private void cut(String why) {
        cut = true;
        door.refusedMessage();
        letGo();
        getHandler().getConnection().setCondition(new ErrorCondition(LinkError.MESSAGE_SIZE_EXCEEDED, why));
        getHandler().getConnection().close();
        flush();
        destroy();
    }

    /** It is over: nothing of its messages is in memory any more. */
    void letGo() {
        door.hold(-halves.forget());
    }
}
