package org.huitong.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.huitong.authorize.Register;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.SystemEntry;
import org.huitong.receive.IdentifyProcessor;
import org.huitong.receive.IssueProcessor;
import org.huitong.receive.WhoAmIProcessor;
import org.huitong.receive.identity.Certificates;
import org.huitong.receive.identity.Identity;
import org.huitong.receive.identity.Jwts;
import org.huitong.receive.identity.Logins;
import org.huitong.receive.identity.SigningSystems;
import org.huitong.receive.identity.Tokens;

/** Every way a system can be known: token, signature, issuer, certificate, over HTTP and over AMQP. Thread-safe. */
public final class Entrance {
    private static final int CHECKING = 4;

    private final Catalog catalog;
    private final Clock clock = Clock.systemUTC();
    private final Identity.Vouched vouched;
    private final Map<String, byte[]> tokens;
    private final SigningSystems signing;
    private final Identity identity;

    /** Takes what routes call by name. */
    public interface Beans {
        void bind(String name, Object bean);
    }

    /**
     * Reads the secrets, and makes those that are not there.
     *
     * @param memory where it stays which signatures were used
     */
    public Entrance(Catalog catalog, Path secrets, Path memory) {
        this.catalog = catalog;
        Set<String> pushing = new TreeSet<>();
        catalog.systems().stream()
                .filter(system -> system.knownBy().token())
                .map(SystemEntry::id)
                .forEach(pushing::add);
        this.signing = SigningSystems.load(secrets, memory, catalog.systems());
        this.vouched =
                new Identity.Vouched(new Jwts(catalog.systems(), checking()), new Certificates(catalog.systems()));
        this.tokens = Tokens.load(secrets, pushing);
        this.identity = new Identity(tokens, signing, vouched, clock);
    }

    /** Binds what routes ask who it is. */
    public void bind(Beans beans) {
        beans.bind("identify", new IdentifyProcessor(identity));
        beans.bind("whoami", new WhoAmIProcessor(catalog, clock));
        beans.bind("issue", new IssueProcessor(signing, clock));
    }

    /** Who may come in with a client of its own, and what it may do there. */
    public DoorRights doorkeeper(Register register) {
        return new DoorRights(new Logins(tokens, vouched), catalog, register);
    }

    /** Issuers' keys are fetched and their tokens checked there; the threads go when there is nothing to check. */
    private static ExecutorService checking() {
        AtomicInteger next = new AtomicInteger();
        ThreadPoolExecutor checking =
                new ThreadPoolExecutor(CHECKING, CHECKING, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "issuer-" + next.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        checking.allowCoreThreadTimeOut(true);
        return checking;
    }
}
