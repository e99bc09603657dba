package org.huitong.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GB/T 35273 6.2 and DB34/T 4631.2: what a masked value still shows, and nothing else. */
class MaskTest {
    private static String hash(String text) {
        return "hash";
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "KEEP,6,4,11010519491231002X,110105********002X",
                "KEEP,1,0,张三,张*",
                "KEEP,1,0,张,*",
                "KEEP,2,0,欧阳䶮,欧阳*",
                "KEEP,1,0,𠮷田,𠮷*",
                "KEEP,0,4,6222020000001234567,***************4567",
                "KEEP,3,4,1234567,*******",
                "KEEP,1,0,'',''",
                "CUT,6,0,北京市朝阳区某街1号,北京市朝阳区",
                "CUT,1,0,𠮷田,𠮷",
                "CUT,6,0,北京,北京",
                "YEAR,0,0,1949-12-31,1949",
                "YEAR,0,0,1949-12,1949",
                "MONTH,0,0,1949-12-31,1949-12",
                "MONTH,0,0,2026-01-02T03:04:05+08:00,2026-01",
                "PROVINCE,0,0,110105,110000",
                "PREFECTURE,0,0,440305,440300",
                "COUNTY,0,0,440305001002,440305000000",
                "CLEAR,0,0,张三,张三",
                "HASH,0,0,张三,hash"
            })
    void showsAsMuchAsItSays(Mask.Kind kind, int first, int last, String value, String shown) {
        assertThat(new Mask(kind, first, last).of(value, MaskTest::hash)).isEqualTo(shown);
    }

    /** Whoever granted a year did not grant what is no time. */
    @ParameterizedTest
    @CsvSource({"YEAR,不详", "MONTH,1949", "PROVINCE,北京", "COUNTY,1101"})
    void whatIsNotOfItsFormIsHashed(Mask.Kind kind, String value) {
        assertThat(new Mask(kind, 0, 0).of(value, MaskTest::hash)).isEqualTo("hash");
    }

    @Test
    void numbersAreHashedAndNothingStaysNothing() {
        Mask keep = new Mask(Mask.Kind.KEEP, 1, 0);
        assertThat(keep.of(new BigDecimal("5000.00"), MaskTest::hash)).isEqualTo("hash");
        assertThat(keep.of(12L, MaskTest::hash)).isEqualTo("hash");
        assertThat(keep.of(null, MaskTest::hash)).isNull();
        assertThat(Mask.CLEAR.of(12L, MaskTest::hash)).isEqualTo(12L);
    }

    @Property
    void keepHidesAllButBothEnds(
            @ForAll @StringLength(max = 40) String text,
            @ForAll @IntRange(max = 12) int first,
            @ForAll @IntRange(max = 12) int last) {
        String shown = (String) new Mask(Mask.Kind.KEEP, first, last).of(text, MaskTest::hash);

        int[] before = text.codePoints().toArray();
        int[] after = shown.codePoints().toArray();
        assertThat(after).hasSameSizeAs(before);
        boolean hides = before.length <= first + last;
        for (int i = 0; i < after.length; i++) {
            boolean kept = !hides && (i < first || i >= after.length - last);
            assertThat(after[i]).isEqualTo(kept ? before[i] : '*');
        }
    }

    @Test
    void hasAWordForPeople() {
        assertThat(Set.of(
                        Mask.CLEAR.text(),
                        Mask.HASH.text(),
                        new Mask(Mask.Kind.KEEP, 6, 4).text(),
                        new Mask(Mask.Kind.CUT, 6, 0).text(),
                        new Mask(Mask.Kind.YEAR, 0, 0).text()))
                .containsExactlyInAnyOrder("clear", "hash", "keep 6+4", "cut 6", "year");
    }
}
