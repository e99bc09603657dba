package org.huitong.bench.side;

import java.nio.file.Path;
import java.util.Locale;

/** Everything that is measured. In the order it is printed. */
public enum SideName {
    /** Artemis alone, one blocking durable send at a time on each connection. */
    RAW_SINGLE((dir, home, setup) -> RawSide.single(dir)),
    /** Artemis alone, one transacted session, 32 sends a commit. */
    RAW_GROUP32((dir, home, setup) -> RawSide.group(dir)),
    /** A bare Camel route with the same steps. */
    CAMEL((dir, home, setup) -> new CamelSide(dir)),
    /** The product, everything on. */
    HUITONG((dir, home, setup) -> HuitongSide.holding(dir, home)),
    /** The product's own decoding and mapping alone, one thread, no disk. */
    DECODE_MAP((dir, home, setup) -> new DecodeMapSide(dir, home)),
    /** Artemis alone, one transacted session, messages as big as a slice, about 1 MiB a commit. */
    RAW_JOURNAL((dir, home, setup) -> RawSide.journal(dir)),
    /** The product with one consumer that is called over HTTP for every record. */
    DELIVER_SINGLE((dir, home, setup) -> HuitongSide.delivering(dir, home, setup.sink(), 1)),
    /** The product with one consumer that is called over HTTP for many records at once. */
    DELIVER_BATCH((dir, home, setup) -> HuitongSide.delivering(dir, home, setup.sink(), HuitongSide.BATCH)),
    /** The product with many consumers that take everything and do nothing. */
    FAN_OUT((dir, home, setup) -> HuitongSide.fanningOut(dir, home, setup.subscriptions()));

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
    Side open(Path dir, Path home, Setup setup) throws Exception {
        return opener.open(dir, home, setup);
    }

    private interface Opener {
        Side open(Path dir, Path home, Setup setup) throws Exception;
    }
}
