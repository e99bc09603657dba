package org.huitong.bus.door;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the broker asks about everybody but the gateway itself, whose sessions have a name and password of their own.
 * Nobody is anonymous; whatever is not sending to one's own {@code in.} or consuming from one's own {@code out.} is
 * refused. Thread-safe.
 */
final class DoorSecurity implements ActiveMQSecurityManager5 {
    private static final Logger LOG = LoggerFactory.getLogger(DoorSecurity.class);

    private static final String FULLY_QUALIFIED = "::";

    private static final long HOLDS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Door door;
    private final Map<RemotingConnection, Known> known = new ConcurrentHashMap<>();

    /** Who a connection was found to be, by what, and when by System.nanoTime. */
    private record Known(String user, String password, Subject subject, long at) {
        boolean says(String otherUser, String otherPassword) {
            return Objects.equals(user, otherUser) && Objects.equals(password, otherPassword);
        }
    }

    DoorSecurity(Door door) {
        this.door = door;
    }

    /** Null where it is nobody: the broker then refuses. Asked with each link and message, so a proof holds for a while. */
    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
        if (door.keeper() == null || connection == null) {
            return null;
        }
        Known before = known.get(connection);
        if (before != null && before.says(user, password) && System.nanoTime() - before.at() < HOLDS_NANOS) {
            return before.subject();
        }
        Subject subject = proven(user, password, connection);
        if (subject != null) {
            known.put(connection, new Known(user, password, subject, System.nanoTime()));
            if (before == null) {
                connection.addCloseListener(() -> known.remove(connection));
            }
        }
        return subject;
    }

    private Subject proven(String user, String password, RemotingConnection connection) {
        try {
            String system = door.keeper()
                    .systemOf(new Doorkeeper.Login(user, password, certificate(connection), address(connection)));
            Subject subject = new Subject();
            subject.getPrincipals().add(new SystemPrincipal(system));
            return subject;
        } catch (HuitongException e) {
            Known before = known.get(connection);
            if (e.code() == ErrorCode.RECEIVE_ISSUER_AWAY && before != null && before.says(user, password)) {
                return before.subject(); // nobody says that it does not hold any more
            }
            LOG.debug("a login was refused: {}", e.getMessage());
            door.refused();
            return null;
        }
    }

    /** Ends the connections whose proof does not hold any more: an issuer's token has run out, a system is gone. */
    void recheck() {
        for (Map.Entry<RemotingConnection, Known> one : known.entrySet()) {
            Known login = one.getValue();
            if (authenticate(login.user(), login.password(), one.getKey(), null) == null) {
                one.getKey().fail(new ActiveMQDisconnectedException("the login does not hold any more"));
            }
        }
    }

    private static X509Certificate certificate(RemotingConnection connection) {
        X509Certificate[] shown = CertificateUtil.getCertsFromConnection(connection);
        return shown == null || shown.length == 0 ? null : shown[0];
    }

    /** Without the port: who is slowed down must not begin anew with each connection. */
    private static String address(RemotingConnection connection) {
        String peer = String.valueOf(connection.getRemoteAddress());
        int port = peer.lastIndexOf(':');
        return port < 0 ? peer : peer.substring(0, port);
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String asked) {
        Doorkeeper keeper = door.keeper();
        if (subject == null || keeper == null) {
            return false;
        }
        String address = queue(asked);
        return subject.getPrincipals(SystemPrincipal.class).stream()
                .map(SystemPrincipal::getName)
                .anyMatch(system -> switch (check) {
                    case SEND -> keeper.maySend(system, address);
                    case CONSUME -> keeper.mayReceive(system, address);
                    default -> false;
                });
    }

    /** A queue of ours has its address's name; the broker asks for both, and no other queue of an address is anybody's. */
    private static String queue(String asked) {
        int queue = asked.indexOf(FULLY_QUALIFIED);
        if (queue < 0) {
            return asked;
        }
        String address = asked.substring(0, queue);
        return asked.equals(address + FULLY_QUALIFIED + address) ? address : "";
    }

    /** Asked by protocols that are not spoken here. */
    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }
}
