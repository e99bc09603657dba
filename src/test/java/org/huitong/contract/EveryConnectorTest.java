package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A connector that nobody has held to the contract is not shipped. */
class EveryConnectorTest {
    private static final String KAMELET = ".kamelet.yaml";

    @Test
    void hasItsContractTest() throws Exception {
        List<String> shipped = names(Path.of("connectors"), KAMELET);

        List<String> held = new ArrayList<>();
        for (String test : names(Path.of("src/test/java/org/huitong/contract"), "Test.java")) {
            Class<?> type = Class.forName("org.huitong.contract." + test + "Test");
            if (Contract.class.isAssignableFrom(type)) {
                Contract contract = (Contract) type.getDeclaredConstructor().newInstance();
                assertThat(contract.connector())
                        .as(type + " is of the right contract")
                        .endsWith(contract instanceof SourceContract ? "-source" : "-sink");
                held.add(contract.connector());
            }
        }

        assertThat(held)
                .as(
                        "each Kamelet in connectors/ needs a class in this package that extends SourceContract or SinkContract")
                .containsAll(shipped);
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .toList();
        }
    }
}
