package org.huitong.receive.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huitong.catalog.Signature;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * A system that signs, with its secrets: {@code <system>.<key>.hmac-secret} in the directory of secrets. Immutable.
 *
 * @param secrets by key
 * @param used what it has signed
 */
record SigningSystem(String id, Signature rule, Map<String, String> secrets, UsedSignatures used) {
    private static final int SECRET_BYTES = 24;
    private static final int SHORTEST = 16;
    private static final Set<Integer> AES_BYTES = Set.of(16, 24, 32);

    /** A secret that could have signed. */
    record Candidate(String key, String secret) {}

    /**
     * Reads its secrets; makes those that are missing.
     *
     * @throws HuitongException CONFIG_INVALID where a file cannot be read, or its secret is too weak
     */
    static SigningSystem read(Path directory, String id, Signature rule, UsedSignatures used) {
        Map<String, String> secrets = new TreeMap<>();
        for (Signature.Key key : rule.keys()) {
            Path file = directory.resolve(id + "." + key.id() + ".hmac-secret");
            secrets.put(key.id(), checked(file, SecretFile.read(file, SECRET_BYTES), rule));
        }
        return new SigningSystem(id, rule, secrets, used);
    }

    private static String checked(Path file, String secret, Signature rule) {
        int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
        boolean seals = rule.twoSteps() && rule.sealing() == Signature.Sealing.DIRECT;
        if (bytes < SHORTEST || seals && !AES_BYTES.contains(bytes)) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "the secret in " + file + " has " + bytes + " bytes. Allowed are "
                            + (seals ? "16, 24 or 32, for sealing: direct" : SHORTEST + " or more")
                            + ". Delete the file to have a new one made.");
        }
        return secret;
    }

    /** The secrets that may have signed the claim; none where its key or service is unknown. */
    List<Candidate> candidates(Claim claim, ShortSecrets shorts, Instant now) {
        List<Candidate> all = new ArrayList<>();
        for (Signature.Key key : rule.keys()) {
            if (key.holds(now) && (claim.key() == null || claim.key().equals(key.id()))) {
                String secret = secrets.get(key.id());
                if (rule.twoSteps() && !rule.refresh().equals(claim.service())) {
                    shorts.holding(id, secret, now.toEpochMilli())
                            .forEach(one -> all.add(new Candidate(key.id(), one.secret())));
                } else {
                    all.add(new Candidate(key.id(), secret));
                }
            }
        }
        return all;
    }
}
