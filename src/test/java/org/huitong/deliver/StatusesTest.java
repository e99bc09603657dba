package org.huitong.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusesTest {
    @ParameterizedTest
    @CsvSource({
        "http 404, RECORD",
        "http 404 unknown-district, RECORD",
        "http 403, CONNECTOR",
        "http 423, OUTAGE",
        "http 500, RECORD",
        "http 503, OUTAGE",
        "http 409, RECORD",
        "http 429, OUTAGE",
        "sqlstate 23505, RECORD"
    })
    void entryReplacesWhatTheStatusMeansAndNothingElse(String cause, Trouble trouble) {
        TroubleTable table = TroubleTable.STANDARD.with(Statuses.of("404=record, 423=outage,5xx=record , 503=outage"));

        assertThat(table.of(cause)).isEqualTo(trouble);
    }

    @Test
    void nothingSaidChangesNothing() {
        assertThat(Statuses.of(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404",
                "404=park",
                "200=record",
                "600=outage",
                "4x4=record",
                "404=record,",
                "404=record;423=outage"
            })
    void whatIsNoEntryIsRefusedWithItsCure(String text) {
        assertThatThrownBy(() -> Statuses.of(text))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("is no entry of statuses. Write statuses from 300 to 599");
    }

    @Test
    void statusIsSaidOnce() {
        assertThatThrownBy(() -> Statuses.of("404=record,404=outage")).hasMessageContaining("statuses names 404 twice");
    }
}
