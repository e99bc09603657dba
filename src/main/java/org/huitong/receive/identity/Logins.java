package org.huitong.receive.identity;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Finds who logs in for a whole connection, by the same proofs as {@link Identity}: a token of ours or of an issuer as
 * the password of the system's id, or nothing but a client certificate. Signatures are of single requests and have no
 * place here. Thread-safe.
 */
public final class Logins {
    private static final long ISSUER_SECONDS = 8;

    private final Bearer tokens;
    private final Identity.Vouched vouched;
    private final Throttle throttle = new Throttle();

    public Logins(Map<String, byte[]> tokenSha256, Identity.Vouched vouched) {
        this.tokens = new Bearer(tokenSha256);
        this.vouched = vouched;
    }

    /**
     * The caller; waits for an issuer where its keys are to be fetched.
     *
     * @param user null or anything where only a certificate speaks: the broker gives its subject's name then
     * @param password null where only a certificate speaks
     * @param certificate null where none was shown
     * @param peer the address it comes from
     * @throws HuitongException RECEIVE_UNKNOWN_SYSTEM, RECEIVE_THROTTLED, RECEIVE_ISSUER_AWAY
     */
    public Caller login(String user, String password, X509Certificate certificate, String peer) {
        String name = user == null ? "" : user;
        long now = System.nanoTime() / 1_000_000;
        if (throttle.closed(peer, name, now)) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_THROTTLED,
                    "too many logins from this address under this name failed, so none is looked at for a while. Wait"
                            + " 6 s.");
        }
        try {
            Caller caller = proven(name, password, certificate);
            throttle.passed(peer, name);
            return caller;
        } catch (HuitongException e) {
            if (e.code() == ErrorCode.RECEIVE_UNKNOWN_SYSTEM) {
                throttle.failed(peer, name, now);
            }
            throw e;
        }
    }

    private Caller proven(String user, String password, X509Certificate certificate) {
        if (password == null && certificate != null) {
            return vouched.certificates().identify(certificate);
        }
        if (user.isEmpty() || password == null || password.isEmpty()) {
            throw unknown();
        }
        Caller caller = vouched.jwts().isMeant(password)
                ? issued(password)
                : Caller.ofToken(tokens.systemOf(Bearer.SCHEME + password));
        if (!caller.system().equals(user)) {
            throw unknown();
        }
        return caller;
    }

    private Caller issued(String token) {
        try {
            return vouched.jwts()
                    .identify(token)
                    .orTimeout(ISSUER_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HuitongException why) {
                throw why;
            }
            String late = e.getCause() instanceof TimeoutException ? "did not answer in time" : "could not be asked";
            throw new HuitongException(
                    ErrorCode.RECEIVE_ISSUER_AWAY,
                    "checking the token of a login failed: its issuer " + late + ". Log in again later.",
                    e);
        }
    }

    /** One answer to all strangers. */
    private static HuitongException unknown() {
        return new HuitongException(
                ErrorCode.RECEIVE_UNKNOWN_SYSTEM,
                "a login failed: no system has this id with this token. Log in with the system's id as user and its"
                        + " token as password, or with its client certificate and neither.");
    }
}
