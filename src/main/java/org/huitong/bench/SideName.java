package org.huitong.bench;

import java.nio.file.Path;
import java.util.Locale;

/** The sides of scenario S1. In the order they are printed. */
enum SideName {
    /** Artemis alone, one blocking durable send at a time on each connection. */
    RAW_SINGLE((dir, home) -> RawSide.single(dir)),
    /** Artemis alone, one transacted session, 32 sends a commit. */
    RAW_GROUP32((dir, home) -> RawSide.group(dir)),
    /** A bare Camel route with the same steps. */
    CAMEL((dir, home) -> new CamelSide(dir)),
    /** The product, everything on. */
    HUITONG(HuitongSide::new);

    private final Opener opener;

    SideName(Opener opener) {
        this.opener = opener;
    }

    /** As it is printed: {@code raw-group32}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SideName of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Starts the side with its state in {@code dir}; {@code home} is the installation the product is taken from. */
    Side open(Path dir, Path home) throws Exception {
        return opener.open(dir, home);
    }

    private interface Opener {
        Side open(Path dir, Path home) throws Exception;
    }
}
