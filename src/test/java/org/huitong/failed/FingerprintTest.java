package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource({
        "http 422, http 422",
        "sqlstate 23505 pk_person, sqlstate 23505 pk_person",
        "DELIVER-REFUSED http 409 E1001, DELIVER-REFUSED http 409 E1001",
        "order 20261129000123 unknown, order # unknown",
        "id 3f2504e0-4f89-11d3-9a0c-0305e82c3301 at 2026-11-29T08:00:00Z, id # at #",
        "trace deadbeef01234567cafe, trace #",
        "lastPaidMonth month, lastPaidMonth month",
        "身份证号 110105194912310021 无效, 身份证号 # 无效"
    })
    void whatDiffersFromRecordToRecordIsTakenOut(String text, String fingerprint) {
        assertThat(Fingerprint.of(text)).isEqualTo(fingerprint);
    }

    @Test
    void longTextIsBounded() {
        assertThat(Fingerprint.of("x y ".repeat(10_000))).hasSize(200);
    }
}
