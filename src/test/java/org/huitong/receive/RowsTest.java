package org.huitong.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.message.Raw;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void valuesBecomeWhatJsonCanSay() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("gmsfhm", "999999900307001   ");
        row.put("csrq", java.sql.Date.valueOf("1991-04-14"));
        row.put("upd_time", Timestamp.valueOf("2026-01-02 03:04:05.6"));
        row.put("n", (short) 7);
        row.put("ratio", 0.1);
        row.put("amount", new BigDecimal("5000.00"));
        row.put("nothing", null);

        Raw raw = Rows.toRaws(List.of(row)).get(0);

        assertThat(raw.fields())
                .containsEntry("GMSFHM", "999999900307001   ")
                .containsEntry("CSRQ", "1991-04-14")
                .containsEntry("UPD_TIME", "2026-01-02T03:04:05.600")
                .containsEntry("N", 7L)
                .containsEntry("RATIO", new BigDecimal("0.1"))
                .containsEntry("AMOUNT", new BigDecimal("5000.00"))
                .containsEntry("NOTHING", null);
        assertThat(raw.text()).startsWith("{\"GMSFHM\":\"999999900307001   \",\"CSRQ\":\"1991-04-14\"");
        assertThat(raw.pointer()).isEqualTo("/0");
    }

    @Test
    void binaryColumnIsRefusedByName() {
        assertThatThrownBy(() -> Rows.toRaws(List.of(Map.of("photo", new byte[3]))))
                .hasMessageStartingWith("RECEIVE-MALFORMED")
                .hasMessageContaining("PHOTO");
    }
}
