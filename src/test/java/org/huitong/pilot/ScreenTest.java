package org.huitong.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final Tally GOOD = new Tally(10, 4, 1, 1, 1, 1, 1, 1, 0);
    private static final Tally LOST_ONE = new Tally(10, 9, 0, 0, 0, 0, 0, 0, 0);
    private final StringWriter printed = new StringWriter();

    @Test
    void closingTableMarksEachRow() {
        screen(Locale.ENGLISH, false).closing(new Tallies(Map.of("a.b", GOOD), Map.of("c.d.e", LOST_ONE)));

        assertThat(printed.toString())
                .contains("chimney   received  published")
                .containsPattern("a\\.b +10 .* ✓\n")
                .containsPattern("c\\.d\\.e +10 .* ✗\n");
    }

    @Test
    void terminalBlockIsDrawnOverTheFormer() {
        Screen screen = screen(Locale.CHINESE, true);
        Tallies tallies = new Tallies(Map.of("a.b", GOOD), Map.of("c.d.e", LOST_ONE));
        screen.progress(tallies);
        screen.progress(tallies);
        screen.say(Text.STAYS_UP);
        screen.progress(tallies);

        assertThat(printed.toString()).containsOnlyOnce("\u001b[4A\u001b[J").contains("烟囱系统");
    }

    @Test
    void countsAddUpOnlyWhereNothingWaitsAndNothingIsLost() {
        assertThat(GOOD.addsUp()).isTrue();
        assertThat(LOST_ONE.addsUp()).isFalse();
        assertThat(new Tally(2, 1, 0, 0, 0, 0, 0, 0, 1).addsUp()).isFalse();
    }

    @Test
    void suggestedPushCanBePasted() {
        assertThat(Text.CURL.in(Locale.ENGLISH, "tkn", "http://127.0.0.1:1/x"))
                .contains("-H 'Authorization: Bearer tkn'")
                .contains("-d '{\"GMSFHM\":\"11010519491231002X\"")
                .endsWith("\"202610\"}' \\\n    http://127.0.0.1:1/x");
    }

    @Test
    void everyTextHasBothLanguages() {
        for (Text text : Text.values()) {
            assertThat(text.in(Locale.ENGLISH, "x", "y")).isNotBlank().doesNotContain("''");
            assertThat(text.in(Locale.CHINESE, "x", "y")).isNotBlank().isNotEqualTo(text.in(Locale.ENGLISH, "x", "y"));
        }
    }

    private Screen screen(Locale locale, boolean live) {
        return new Screen(new PrintWriter(printed, true), new Screen.Style(locale, live, true));
    }
}
