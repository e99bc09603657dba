package org.huitong.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private final Sentences sentences = Sentences.of(Map.of(
            "reading {0} failed", "读取 {0} 失败",
            "reading {0} failed: {1}", "读取 {0} 失败，原因是{1}",
            "it is no file", "不是文件",
            "Let the gateway's user read {0}.", "请让网关用户可以读取 {0}。",
            "{0} of {1} was meant", "指的是 {1} 的 {0}",
            "Did you mean \"{0}\"", "是不是 \"{0}\"",
            "not shown", ""));

    @Test
    void wholeSentencesAndGapsAreSaid() {
        assertThat(sentences.say("it is no file")).isEqualTo("不是文件");
        assertThat(sentences.say("reading a/b.yaml failed")).isEqualTo("读取 a/b.yaml 失败");
        assertThat(sentences.say("x of y was meant")).isEqualTo("指的是 y 的 x");
    }

    @Test
    void whatStandsInAGapIsSaidInTurn() {
        assertThat(sentences.say("reading a failed: it is no file")).isEqualTo("读取 a 失败，原因是不是文件");
    }

    @Test
    void sentencesSideBySideAreSaidOneByOneAndEndInTheirOwnStop() {
        assertThat(sentences.say("reading a failed: it is no file. Let the gateway's user read a."))
                .isEqualTo("读取 a 失败，原因是不是文件。请让网关用户可以读取 a。");
        assertThat(sentences.say("Nobody knows this. it is no file.")).isEqualTo("Nobody knows this。不是文件。");
    }

    @Test
    void whatGoesBeforeAColonStays() {
        assertThat(sentences.say("config/x.yaml:3:1: it is no file. Did you mean \"y\"."))
                .isEqualTo("config/x.yaml:3:1：不是文件。是不是 \"y\"。");
    }

    @Test
    void whatIsNotKnownStaysAsItIs() {
        for (String text :
                new String[] {"", " ", ".", "A name: of: nothing. At all; here.", "not shown", "reading failed", "王某"
                }) {
            assertThat(sentences.say(text)).isEqualTo(text);
        }
        assertThat(sentences.say(null)).isNull();
        assertThat(Sentences.of(Locale.ENGLISH).say("it is no file")).isEqualTo("it is no file");
    }

    @Test
    void aLongTextFullOfSeparatorsTakesNoLongerThanItIsLong() {
        String long1 = "reading a: b; c. ".repeat(400);
        assertThat(sentences.say(long1)).isEqualTo(long1);
        assertThat(sentences.say("reading " + "a failed: ".repeat(300) + ".")).startsWith("读取");
    }

    @Test
    void aCatalogOfAnotherFormIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 4");
        assertThatThrownBy(() -> read("msgid a\n")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> read("msgid \"a\"\nmsgstr \"b\"\n\"c\"\n")).hasMessageContaining("line 3");
    }

    @Test
    void quotesAndBackslashesInACatalogAreRead() throws IOException {
        assertThat(read("# c\n\nmsgid \"say \\\"a\\\\b\\\"\\n\"\nmsgstr \"说\"\n"))
                .containsExactly(Map.entry("say \"a\\b\"\n", "说"));
    }

    private static Map<String, String> read(String text) throws IOException {
        return PoFile.read(new BufferedReader(new StringReader(text)));
    }
}
