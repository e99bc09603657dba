package org.huitong.receive.identity;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.huitong.catalog.Signature;
import org.huitong.catalog.SystemEntry;
import org.huitong.message.HuitongException;

/** Every system that signs, and what the second step's secrets are derived from. Thread-safe. */
public final class SigningSystems {
    private static final int OWN_BYTES = 32;
    private static final int WRITERS = 2;

    private final Map<String, SigningSystem> bySystem = new TreeMap<>();
    private final Map<String, SigningSystem> byRequester = new TreeMap<>();
    private final ShortSecrets shorts;

    private SigningSystems(String own) {
        this.shorts = new ShortSecrets(own);
    }

    /**
     * Reads the secrets, and up to which time signatures were accepted; makes the files that are missing.
     *
     * @param secrets directory of secrets
     * @param fences directory of what was accepted
     * @throws HuitongException CONFIG_INVALID where a file cannot be read or a secret is too weak
     */
    public static SigningSystems load(Path secrets, Path fences, Collection<SystemEntry> systems) {
        SecretFile.directory(secrets);
        Executor writer = writer();
        SigningSystems all = new SigningSystems(SecretFile.read(secrets.resolve("gateway.signing-secret"), OWN_BYTES));
        for (SystemEntry system : systems) {
            system.knownBy().signature().ifPresent(rule -> {
                SecretFile.directory(fences);
                UsedSignatures used = new UsedSignatures(new Fence(fences.resolve(system.id() + ".fence")), writer);
                all.add(SigningSystem.read(secrets, system.id(), rule, used));
            });
        }
        return all;
    }

    /** Its threads go when there is nothing to write, so that nobody need stop them. */
    private static Executor writer() {
        AtomicInteger next = new AtomicInteger();
        ThreadPoolExecutor writer =
                new ThreadPoolExecutor(WRITERS, WRITERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "fence-" + next.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        writer.allowCoreThreadTimeOut(true);
        return writer;
    }

    private void add(SigningSystem system) {
        if (system.rule().form() == Signature.Form.NATIONAL) {
            byRequester.put(system.rule().requester(), system);
        } else {
            bySystem.put(system.id(), system);
        }
    }

    Optional<SigningSystem> of(Claim claim) {
        Map<String, SigningSystem> all = claim.form() == Signature.Form.NATIONAL ? byRequester : bySystem;
        return Optional.ofNullable(all.get(claim.name()));
    }

    ShortSecrets shorts() {
        return shorts;
    }

    /**
     * The second step: a short-lived secret for whom its key has signed.
     *
     * @return the secret, encrypted under that key
     */
    public Issued issue(Caller caller, long now) {
        SigningSystem system = bySystemId(caller.system());
        String key = system.secrets().get(caller.key());
        ShortSecrets.Lent secret = shorts.issue(system.id(), key, now);
        return new Issued(Seal.close(system.rule().sealing(), key, secret.secret()), secret.until());
    }

    private SigningSystem bySystemId(String id) {
        return byRequester.values().stream()
                .filter(system -> system.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What is answered, named as the convention names it.
     *
     * @param secret sealed
     * @param secretEndTime milliseconds since 1970
     */
    public record Issued(String secret, long secretEndTime) {}
}
