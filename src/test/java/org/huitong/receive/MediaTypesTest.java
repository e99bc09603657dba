package org.huitong.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
    private static final Catalog CATALOG = Catalog.read(Path.of(""));
    private static final MappingFile PUSHED = CATALOG.source(
                    "human-resources.social-insurance", "social-insurance-status")
            .orElseThrow();
    private static final MappingFile POLLED =
            CATALOG.source("public-security.population", "population-basic").orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json|JSON",
                "Application/JSON ; Charset=utf-8|JSON",
                "application/json;charset=\"UTF-8\"|JSON",
                "application/x-ndjson; profile=\"a;b\"|NDJSON",
            })
    void declaredTypeIsRead(String contentType, Format format) {
        assertThat(MediaTypes.format(contentType, PUSHED)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "application/json; charset=GBK",
                "application/json; charset=utf8",
                "application/json; charset",
                "application/json; charset=",
                "application/json; charset=UTF-8; charset=UTF-8",
                "application/json; charset=\"UTF-8",
                "application/json; =UTF-8",
                "application/json,application/json",
            })
    void anythingElseIsRefused(String contentType) {
        assertThatThrownBy(() -> MediaTypes.format(contentType, PUSHED)).hasMessageStartingWith("RECEIVE-TYPE");
    }

    @Test
    void missingAndUndeclaredAreRefused() {
        assertThatThrownBy(() -> MediaTypes.format(null, PUSHED)).hasMessageStartingWith("RECEIVE-TYPE");
        assertThatThrownBy(() -> MediaTypes.format("application/json", POLLED)).hasMessageStartingWith("RECEIVE-TYPE");
    }
}
