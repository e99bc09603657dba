package org.huitong.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void shapeCountsKindsAndNeverQuotes() {
        assertThat(Shape.of("11010519491231002X")).isEqualTo("18 characters: 17 digits, 1 letter");
        assertThat(Shape.of("张三 　")).isEqualTo("4 characters: 2 Chinese characters, 2 blanks");
        assertThat(Shape.of("９９（甲）·𬭎"))
                .isEqualTo("7 characters: 2 Chinese characters, 4 full-width signs, 1 other sign");
        assertThat(Shape.of("")).isEqualTo("an empty text");
        assertThat(Shape.of(null)).isEqualTo("nothing");
    }

    @Test
    void faultNamesStandardShapeAndCure() {
        Fault fault = new Fault("citizen-id", "GB 11643-1999", "the citizen id is wrong", "ask the source");

        assertThat(fault.text()).isEqualTo("the citizen id is wrong; ask the source");
        assertThat(fault.text("12A"))
                .isEqualTo(
                        "the citizen id is wrong (GB 11643-1999; found 3 characters: 2 digits, 1 letter); ask the source");
    }

    @Test
    void notesAddUpAndFaultsTakeNone() {
        Note note = Note.repair("a", "", "");

        assertThat(Noted.with("x", null)).isEqualTo("x");
        assertThat(Noted.with(Noted.with("x", note), note)).isEqualTo(new Noted("x", java.util.List.of(note, note)));
        assertThat(Noted.with(new Fault("f", "", "", ""), note)).isInstanceOf(Fault.class);
    }
}
