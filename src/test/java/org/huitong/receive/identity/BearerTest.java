package org.huitong.receive.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {
    private static final List<String> SYSTEMS =
            List.of("human-resources.social-insurance", "public-security.population");

    @TempDir
    Path folder;

    @Test
    void tokenIsMadeOnceAndKnownAgain() throws IOException {
        Path secrets = folder.resolve("data/secrets");
        Tokens.load(secrets, SYSTEMS);
        String token =
                Files.readString(secrets.resolve(SYSTEMS.get(0) + ".token")).strip();

        Bearer identity = new Bearer(Tokens.load(secrets, SYSTEMS));

        assertThat(token).hasSize(43);
        assertThat(identity.systemOf("Bearer " + token)).isEqualTo(SYSTEMS.get(0));
        assertThat(identity.systemOf("bearer " + token)).isEqualTo(SYSTEMS.get(0));
    }

    @Test
    void onlyTheOwnerReadsTokens() throws IOException {
        Path secrets = folder.resolve("secrets");

        Tokens.load(secrets, SYSTEMS);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        try (var files = Files.list(secrets)) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void emptyTokenFileIsNoToken() throws IOException {
        Files.writeString(folder.resolve(SYSTEMS.get(0) + ".token"), "\n");

        assertThatThrownBy(() -> Tokens.load(folder, SYSTEMS)).hasMessageContaining("Delete it");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer wrong", "Bearer  "})
    void anyOtherCallerIsUnknown(String header) {
        Bearer identity = new Bearer(Tokens.load(folder, SYSTEMS));

        assertThatThrownBy(() -> identity.systemOf(header))
                .hasMessageStartingWith("RECEIVE-UNKNOWN-SYSTEM")
                .hasMessageNotContaining("wrong");
    }
}
