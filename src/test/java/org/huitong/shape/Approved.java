package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that a person has approved: a changed surface is a visible diff. */
final class Approved {
    static final Path FOLDER = Path.of("src/test/resources/approved");

    private final Path folder;
    private final boolean approve;

    Approved(Path folder, boolean approve) {
        this.folder = folder;
        this.approve = approve;
    }

    static Approved surface() {
        return new Approved(FOLDER, Boolean.getBoolean("approve"));
    }

    void check(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".txt");
        if (approve) {
            Files.writeString(file, text);
        }
        assertThat(text)
                .as(
                        "%s is an outside contract. Where the change is meant, run"
                                + " mvn -B -q test -Dtest=ApprovedSurfaceTest -Dapprove=true, read the diff and commit it",
                        file)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}
