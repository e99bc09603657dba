package org.huitong.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.check.FarStep;
import org.huitong.probe.Answer.Kind;

/** A folder of this machine: files are moved within it, or put there. */
final class FolderAsking implements Asking {
    private final Path home;

    FolderAsking(Path home) {
        this.home = home;
    }

    @Override
    public String where(FarStep step, Beans beans) {
        return "the folder " + folder(step, beans);
    }

    private Path folder(FarStep step, Beans beans) {
        return home.resolve(
                step.scheme().equals("drop")
                        ? beans.text(step, "folder")
                        : beans.text(step.uri()).substring("folder:".length()));
    }

    @Override
    public void ask(FarStep step, Beans beans) throws Answer {
        Path folder = folder(step, beans);
        if (!Files.isDirectory(folder)) {
            throw new Answer(Kind.MISSING, "it is not there");
        }
        if (step.scheme().equals("drop") && !Files.isReadable(folder)) {
            throw new Answer(Kind.LOGIN, "it cannot be read", "Let the gateway's user read and write it");
        }
        if (!Files.isWritable(folder)) {
            throw new Answer(Kind.LOGIN, "it cannot be written to", "Let the gateway's user read and write it");
        }
    }
}
