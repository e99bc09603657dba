package org.huitong.contract;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A folder of this machine. */
class FileDropSourceTest extends FileSourceContract {
    @Override
    String connector() {
        return "file-drop-source";
    }

    @Override
    String place() {
        return "folder: " + out;
    }

    @Override
    void closeFarEnd() {}

    @Override
    void away() throws IOException {
        Files.move(out, folder.resolve("out-away"));
    }

    @Override
    void back() throws IOException {
        Files.move(folder.resolve("out-away"), out);
    }

    @Test
    void staysPausedOverAKill() throws Exception {
        site().startApart();
        offer(1, 10);
        arrivedOnce("before the pause", 10);
        site().act(PAUSE);
        site().kill();
        offer(11, 20);
        site().startApart();
        still("paused over a kill", 10);
        site().act(RESUME);
        site().kill();
        site().startApart();

        arrivedOnce("resumed over a kill", 30);
    }
}
