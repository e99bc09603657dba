package org.huitong.store;

import org.huitong.seal.Seal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.core.statement.StatementContext;

/** The seal of a store, as whoever writes and maps its rows finds it. */
public final class Sealing implements JdbiConfig<Sealing> {
    private Seal seal = Seal.NONE;

    /** Made by Jdbi. */
    public Sealing() {}

    /** For who writes. */
    public static Seal of(Handle h) {
        return h.getConfig(Sealing.class).seal;
    }

    /** For who reads. */
    public static Seal of(StatementContext ctx) {
        return ctx.getConfig(Sealing.class).seal;
    }

    static void use(Handle h, Seal seal) {
        h.getConfig(Sealing.class).seal = seal;
    }

    @Override
    public Sealing createCopy() {
        Sealing copy = new Sealing();
        copy.seal = seal;
        return copy;
    }
}
