package org.huitong.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
    void aListOfLanguagesWithoutEndIsNotRead() {
        assertThat(CLASH.in("zh," + "fr,".repeat(100))).isSameAs(CLASH);
    }
}
