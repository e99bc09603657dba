package org.huitong.receive.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import org.huitong.catalog.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors stand in docs/data-plane.md too; they were made with OpenSSL. */
class SignedTextTest {
    private static final String SECRET = "demo-secret";
    private static final String BODY = "{\"GMSFHM\":\"11010519491231002X\",\"XM\":\"张三\",\"CBZT\":\"参保\"}";
    private static final String SIGNED = "sIblW7j+LcaTQofd2s/XOmjxVUK1OpoE/jnUiiHhNkY=";

    private static Asked push() {
        return new Asked(
                "POST",
                "/exchange/v1/resources/social-insurance-status/records",
                "social-insurance-status",
                "127.0.0.1",
                null,
                null,
                null,
                "2026-11-25-0001",
                "application/json",
                BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static DigestHeader header() {
        return new DigestHeader("human-resources.social-insurance", "2026a", "1700000000000", "demo-nonce-00001", "");
    }

    @Test
    void nationalVector() {
        NationalHeaders headers = NationalHeaders.signed(SECRET, "s_1100000000000_0001", "demo-rid", "1700000000000");

        assertThat(headers.sign()).isEqualTo("K8XmRxNN6KGTwEkV/Zj5+AjOVcAuAcoglspgolXGZt4=");
    }

    @Test
    void digestVector() {
        assertThat(header().signed(SECRET, push()).sign()).isEqualTo(SIGNED);
        assertThat(header().text(push())).isEqualTo("""
                HUITONG-HMAC-SHA256
                human-resources.social-insurance
                2026a
                1700000000000
                demo-nonce-00001
                POST
                /exchange/v1/resources/social-insurance-status/records
                2026-11-25-0001
                application/json
                ac9469f55ece0174678af8f0a05cc0a222e387fd172109f891bcdb154f32fdac""");
    }

    @Test
    void headerIsReadAsItIsWritten() {
        DigestHeader header = header().signed(SECRET, push());

        assertThat(DigestHeader.parse(header.value())).contains(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HUITONG-HMAC-SHA256",
                "HUITONG-HMAC-SHA256 system=a.b, key=k, time=1, nonce=demo-nonce-00001, signature=x",
                "HUITONG-HMAC-SHA256 system=a.b, time=1700000000000, key=k, nonce=demo-nonce-00001,"
                        + " signature=K8XmRxNN6KGTwEkV/Zj5+AjOVcAuAcoglspgolXGZt4=",
                "HUITONG-HMAC-SHA256 system=a.b, key=k, time=1700000000000, nonce=short,"
                        + " signature=K8XmRxNN6KGTwEkV/Zj5+AjOVcAuAcoglspgolXGZt4="
            })
    void otherFormsAreNotRead(String header) {
        assertThat(DigestHeader.isMeant(header)).isTrue();
        assertThat(DigestHeader.parse(header)).isEmpty();
    }

    /** What the national platform's public clients do to open the second step's secret. */
    @Test
    void publicClientsOpenWhatIsSealed() throws GeneralSecurityException {
        String sealed = Seal.close(Signature.Sealing.SHA1PRNG, "a-key-of-the-platform", "the-short-secret");

        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed("a-key-of-the-platform".getBytes(StandardCharsets.UTF_8));
        KeyGenerator keys = KeyGenerator.getInstance("AES");
        keys.init(128, random);
        Cipher cipher = Cipher.getInstance("AES");
        cipher.init(Cipher.DECRYPT_MODE, keys.generateKey());
        byte[] opened = cipher.doFinal(Base64.getDecoder().decode(sealed));

        assertThat(new String(opened, StandardCharsets.UTF_8)).isEqualTo("the-short-secret");
        assertThat(Seal.open(Signature.Sealing.SHA1PRNG, "a-key-of-the-platform", sealed))
                .isEqualTo("the-short-secret");
        assertThatThrownBy(() -> Seal.open(Signature.Sealing.SHA1PRNG, "another", sealed))
                .hasMessageStartingWith("OPERATE-INVALID");
    }

    @Test
    void keyItselfSealsToo() {
        String key = "0123456789abcdef";

        assertThat(Seal.open(Signature.Sealing.DIRECT, key, Seal.close(Signature.Sealing.DIRECT, key, "secret")))
                .isEqualTo("secret");
    }

    @Test
    void shortSecretsHoldForAnHourAtLeastAndNeverForTwo() {
        ShortSecrets secrets = new ShortSecrets("own");
        long now = 1_700_000_000_000L;
        ShortSecrets.Lent lent = secrets.issue("a.b", "key", now);
        long hour = 3_600_000;

        assertThat(lent.until() - now).isBetween(hour, 2 * hour);
        assertThat(secrets.holding("a.b", "key", now)).contains(lent);
        assertThat(secrets.holding("a.b", "key", lent.until() - 1)).contains(lent);
        assertThat(secrets.holding("a.b", "key", lent.until())).doesNotContain(lent);
        assertThat(new ShortSecrets("own").issue("a.b", "key", now))
                .as("the same after a restart")
                .isEqualTo(lent);
        assertThat(secrets.issue("a.c", "key", now).secret()).isNotEqualTo(lent.secret());
    }
}
