package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Because a Kamelet that loads nowhere but here is none: each does in a Camel of nobody's wiring. */
class PlainCamelTest {
    static List<Path> connectors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("connectors"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void loads(Path file) throws Exception {
        String name = file.getFileName().toString().replace(".kamelet.yaml", "");
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));

            assertThat(camel.getRouteTemplateDefinition(name)).isNotNull();
        }
    }
}
