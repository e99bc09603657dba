package org.huitong.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
    private static final Problem CLASH = Problem.of(ErrorCode.RECEIVE_KEY_CLASH, "The key k-1 has another body.");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN", "zh-Hans-CN,zh;q=0.9,en;q=0.8", "ZH-cn", "fr, zh;q=0.5, en;q=0.4"})
    void whoReadsChineseIsToldInItWhatTheCodeMeans(String languages) {
        Problem told = CLASH.in(languages);

        assertThat(told.title()).isEqualTo("此 Idempotency-Key 已用于另一份正文或另一个资源");
        assertThat(told.detail()).isEqualTo(CLASH.detail());
        assertThat(told.code()).isEqualTo("RECEIVE-KEY-CLASH");
        assertThat(told.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "en", "en-US,zh;q=0.5", "fr", "*", "zh;q=two", "zh_CN", ";;;"})
    void everybodyElseGetsWhatStoodThereByteForByte(String languages) {
        assertThat(CLASH.in(languages).bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"type\":\"https://huitong.org/errors/RECEIVE-KEY-CLASH\","
                        + "\"title\":\"In conflict with what is there\",\"status\":409,"
                        + "\"code\":\"RECEIVE-KEY-CLASH\",\"detail\":\"The key k-1 has another body.\"}");
    }

    @Test
    void whatHappenedIsSaidInChineseAndWhatIsComparedStays() {
        HuitongException refused = new HuitongException(
                ErrorCode.NORMALIZE_INVALID,
                "The header Idempotency-Key came twice. Send it once.",
                List.of(new Defect(
                        3, "/3/GMSFHM", "citizen-id", "date", "correct it in the source", "GB/T 7408", "", "")));

        Problem told = Problem.of(refused).in("zh");

        assertThat(told.detail()).isEqualTo("请求头 Idempotency-Key 出现两次。请只发送一次。");
        assertThat(told.errors())
                .containsExactly(new Defect(3, "/3/GMSFHM", "citizen-id", "date", "请在来源处改正", "GB/T 7408", "", ""));
    }

    @Test
    void aThousandDifferentFaultsCostAStrangerNoMoreThanAHundred() {
        List<Defect> many = IntStream.range(0, 1_000)
                .mapToObj(i -> new Defect(i, "/" + i, "", "", "The header h" + i + " came twice. Send it once."))
                .toList();

        List<Defect> told = Problem.of(new HuitongException(ErrorCode.NORMALIZE_INVALID, "none", many))
                .in("zh")
                .errors();

        assertThat(told.get(0).text()).startsWith("请求头 h0 ");
        assertThat(told.get(999)).isEqualTo(many.get(999));
    }

    @Test
    void aListOfLanguagesWithoutEndIsNotRead() {
        assertThat(CLASH.in("zh," + "fr,".repeat(100))).isSameAs(CLASH);
    }
}
