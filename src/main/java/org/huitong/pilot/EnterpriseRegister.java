package org.huitong.pilot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sample.EnterpriseFile;

/** The enterprise register: leaves a file in a folder, and beside it, once it is finished, its marker. */
public final class EnterpriseRegister {
    private final Path folder;

    /** @param folder must be there */
    public EnterpriseRegister(Path folder) {
        this.folder = folder;
    }

    public void put(EnterpriseFile file) throws IOException {
        Files.write(folder.resolve(file.name()), file.bytes());
        Files.createFile(folder.resolve(file.name() + EnterpriseFile.MARKER));
    }
}
