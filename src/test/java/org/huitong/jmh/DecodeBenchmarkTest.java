package org.huitong.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.huitong.message.Intake;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both sides of the benchmark read what they claim to read. */
class DecodeBenchmarkTest {

    static Stream<Arguments> pairs() {
        return Stream.of(Content.values())
                .flatMap(content -> Stream.of(Form.values()).map(form -> Arguments.of(content, form)));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("pairs")
    void everyRecordHasItsSizeAndAllItsItems(Content content, Form form, @TempDir Path home) throws IOException {
        List<List<String>> texts = form.texts(content);

        Intake intake =
                new Product(Home.write(home, content, form, texts.get(0))).normalized(Bodies.of(form, texts), form);

        assertThat(texts)
                .allSatisfy(record ->
                        assertThat(form.record(record).getBytes(form.charset)).hasSize(Form.RECORD_BYTES));
        assertThat(intake.parked()).isEmpty();
        assertThat(intake.records())
                .hasSize(Form.RECORDS)
                .allSatisfy(record ->
                        assertThat(record.data()).hasSize(Content.ITEMS).doesNotContainValue(""));
        assertThat(intake.records().get(0).data())
                .containsEntry("item20", texts.get(0).get(Content.ITEMS - 1));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("pairs")
    void libraryReadsEveryText(Content content, Form form) throws IOException, XMLStreamException {
        if (!Library.has(form)) {
            return;
        }
        List<List<String>> texts = form.texts(content);
        List<Object> read = new ArrayList<>();

        new Library(form, texts.get(0)).read(Bodies.of(form, texts), read::add);

        String all = read.toString();
        assertThat(texts)
                .allSatisfy(record -> assertThat(record)
                        .allSatisfy(text -> assertThat(all.contains(text)).isTrue()));
    }
}
