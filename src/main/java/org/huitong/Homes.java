package org.huitong;

import java.nio.file.Path;

/** Where the installation is when nobody says: the environment, else what the launcher found, else here. */
final class Homes {
    private Homes() {}

    static Path of(Path asked) {
        if (asked != null) {
            return asked;
        }
        String home = System.getenv("HUITONG_HOME");
        return Path.of(home != null && !home.isBlank() ? home : System.getProperty("huitong.home", "."));
    }
}
