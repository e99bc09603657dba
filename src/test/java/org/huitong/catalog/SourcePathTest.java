package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SourcePathTest {
    @Test
    void aPlainNameStaysOneNameWhateverStandsInIt() {
        for (String name : List.of("XM", "a.b", "a/b", "a~b", "@no", "#text", ".x", "..x", "姓名 (全)", "x/..")) {
            assertThat(SourcePath.mistake(name)).as(name).isEmpty();
            assertThat(SourcePath.of(name)).as(name).isEqualTo(new SourcePath(name, 0, List.of(name)));
        }
    }

    @Test
    void pathsBeginAtTheRecordTheMemberOrAbove() {
        assertThat(SourcePath.of("/a/0/~1b~0")).isEqualTo(new SourcePath("/a/0/~1b~0", -1, List.of("a", "0", "/b~")));
        assertThat(SourcePath.of("./a/b")).isEqualTo(new SourcePath("./a/b", 0, List.of("a", "b")));
        assertThat(SourcePath.of(".")).isEqualTo(new SourcePath(".", 0, List.of()));
        assertThat(SourcePath.of("../../a")).isEqualTo(new SourcePath("../../a", 2, List.of("a")));
        assertThat(SourcePath.of("..")).isEqualTo(new SourcePath("..", 1, List.of()));
    }

    @Test
    void whatNamesNothingIsAMistake() {
        for (String text : List.of("", " ", "/", "//a", "/a/", "./a//b", "/a~", "../~2")) {
            assertThat(SourcePath.mistake(text)).as(text).isNotEmpty();
        }
    }

    @Property(tries = 1000)
    void everyFieldCanBeNamed(@ForAll String name) {
        if (name.isBlank()) {
            return;
        }
        String path = "/" + name.replace("~", "~0").replace("/", "~1");

        assertThat(SourcePath.mistake(path)).isEmpty();
        assertThat(SourcePath.of(path).steps()).containsExactly(name);
    }
}
