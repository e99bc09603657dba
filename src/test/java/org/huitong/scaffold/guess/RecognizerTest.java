package org.huitong.scaffold.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Words;
import org.huitong.scaffold.look.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a column is, its name and most of its values say together. */
class RecognizerTest {
    private static final Recognizer RECOGNIZER = new Recognizer(Catalog.codeTables(Path.of("")));

    private static Guess guess(String name, String values) {
        return RECOGNIZER.guess(new Column(name, name, List.of(values.split("/", -1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // name; values; type; element; last step
                "X        ; 11010519491231002X/110105491231002/bad      ; text     ; citizen-id        ; citizen-id",
                "SFZH     ; 11010519491231002Y/110105194912310021       ; text     ;                   ; trim",
                "X        ; 91999999MA0000001N/91999999MA0000002R       ; text     ; credit-code       ; credit-code",
                "X        ; 13900000001/13900000002                     ; text     ; phone             ; phone",
                "LXDH     ; 010-12345678/021-12345678                   ; text     ; phone             ; phone",
                "XZQH     ; 110105/440524                               ; text     ; region            ; fold-width",
                "YB       ; 110105/440524                               ; integer  ;                   ; integer",
                "X        ; 男/女/男                                    ; text     ; sex               ; {codes: sex}",
                "XB       ; 1/2/1                                       ; text     ; sex               ; {codes: sex}",
                "XB       ; 0/1/1                                       ; text     ;                   ; trim",
                "X        ; 汉族/藏族                                   ; text     ; nation            ; {codes: nation}",
                "XM       ; 王一/李二/买买提·艾力                       ; text     ; person-name       ; person-name",
                "QYMC     ; 示例茶业有限公司/示例书店                   ; text     ; organization-name ; organization-name",
                "DZ       ; 北区一路1号/南区二路2号                     ; text     ; address           ; trim",
                "ZCZB     ; 1,250.00/80元                               ; decimal  ; amount            ; {amount: 元}",
                "注册资本（万元） ; 100/250.5                           ; decimal  ; amount            ; {amount: 万元}",
                "D        ; 20260102/99991231/00000000                  ; date     ;                   ; {date: yyyyMMdd | unknown | open-end}",
                "D        ; 2026-01-02/2026年1月2日                     ; date     ;                   ; {date: yyyy-MM-dd | yyyy年M月d日}",
                "D        ; 20260102030405/20260102030406               ; datetime ;                   ; {datetime: yyyyMMddHHmmss}",
                "D        ; 202601/202602                               ; month    ;                   ; {month: yyyyMM}",
                "N        ; 12345678/87654321                           ; integer  ;                   ; integer",
                "N        ; 001/002                                     ; text     ;                   ; trim",
                "BH       ; 1001/1002                                   ; text     ;                   ; trim",
                "N        ; 1.5/2                                       ; decimal  ;                   ; decimal",
                "N        ; 是/否                                       ; boolean  ;                   ; boolean",
                "N        ; 无/-/                                       ; text     ;                   ; null-words"
            })
    void columnsAreRecognized(String name, String values, String type, String element, String step) {
        Guess guess = guess(name, values.replace(" ", ""));

        assertThat(Words.of(guess.type())).isEqualTo(type);
        assertThat(guess.element() == null ? null : Words.of(guess.element())).isEqualTo(element);
        assertThat(guess.steps().get(guess.steps().size() - 1)).isEqualTo(step);
    }

    @Test
    void wordsForNothingAreNoValues() {
        assertThat(guess("D", "20260102/无/20260103").steps())
                .containsExactly("trim", "fold-width", "null-words", "{date: yyyyMMdd}");
    }

    @Test
    void theKeyIsInEveryRecordOnceAndSoundsSo() {
        List<Column> columns = List.of(
                new Column("BZ", "BZ", List.of("a", "b")),
                new Column("XM", "XM", List.of("王", "王")),
                new Column("HTBH", "HTBH", List.of("1", "2")));

        assertThat(Proposal.key(Proposal.of(columns, RECOGNIZER)).orElseThrow().item())
                .isEqualTo("htbh");
        assertThat(Proposal.of(columns, RECOGNIZER)).extracting(Proposal::item).containsExactly("bz", "xm", "htbh");
    }
}
