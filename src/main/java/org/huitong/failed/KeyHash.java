package org.huitong.failed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huitong.store.Sealing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What a business key is found by: 64 bits of a keyed hash. Business keys are citizens' and companies' numbers, so few that
 * a bare hash would give them away to whoever reads the index. Thread-safe.
 */
public final class KeyHash {
    /** Of a record whose key nobody knows: it did not get as far. */
    static final long NONE = 0;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String CHECK = "keys.hashed";
    private static final int PIECE = 10_000;

    private final SecretKeySpec secret;

    /** @param secret at least 16 bytes, of this installation */
    public KeyHash(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** {@link #NONE} for an empty key. */
    public long of(String key) {
        if (key.isEmpty()) {
            return NONE;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            long hash = ByteBuffer.wrap(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
            return hash == NONE ? 1 : hash;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Hashes what there is anew where it never was, or under another secret. Before rows come in. */
    public void bring(org.huitong.store.Store store) {
        String mine = Long.toHexString(of("huitong"));
        Optional<String> before = store.state(CHECK);
        if (before.filter(mine::equals).isPresent()) {
            return;
        }
        if (before.isPresent()) {
            store.change(
                    h -> { // of what was sent, and of texts, only hashes under the old secret are known
                        h.execute("DELETE FROM sighting");
                        h.execute("DELETE FROM text_block");
                    });
        }
        long after = 0;
        while (after >= 0) {
            long from = after;
            after = store.write(h -> piece(h, from));
        }
        store.setState(CHECK, mine);
    }

    private record Keyed(long no, String key) {}

    /** The last number done, or -1 where nothing is left. */
    private long piece(Handle h, long after) {
        var rows = h.select(
                        "SELECT no, record_key, record FROM record_row WHERE no > ? ORDER BY no LIMIT ?", after, PIECE)
                .map((rs, ctx) -> new Keyed(rs.getLong(1), Sealing.of(ctx).open(rs.getString(2), rs.getString(3))))
                .list();
        if (rows.isEmpty()) {
            return -1;
        }
        PreparedBatch batch = h.prepareBatch("UPDATE record_row SET key_hash = ? WHERE no = ?");
        rows.forEach(row -> batch.add(of(row.key()), row.no()));
        batch.execute();
        return rows.get(rows.size() - 1).no();
    }
}
