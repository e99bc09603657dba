package org.huitong.authorize;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.huitong.catalog.Quota;

/**
 * What is kept of one subscription's quota for longer than a process lives. Every method may throw where the store is
 * away, and has then changed nothing, or all of it.
 */
public interface QuotaBook {

    /**
     * What is asked for, of one limit in one period.
     *
     * @param amount from 1
     * @param limit what may be reserved of it in the whole period
     */
    record Want(Quota.Kind kind, Period period, long amount, long limit) {}

    /**
     * The answer to a {@link Want}.
     *
     * @param amount from 0 to the amount wanted
     * @param total reserved of it in the period, this included
     */
    record Got(long amount, long total) {}

    /** Records that have been counted since the last commit, and records that need not be remembered any more. */
    record Change(Collection<String> counted, Collection<String> done) {}

    /**
     * One commit: reserves of each want what its limit leaves, and keeps what the answer makes of the records.
     *
     * @param change has no effect of its own
     */
    List<Got> reserve(List<Want> wants, Function<List<Got>, Change> change);

    /** One commit: these amounts were not used. */
    void giveBack(List<Want> rests, Change change);

    /** Reserved of it in the period so far. */
    long total(Quota.Kind kind, Period period);

    /** Records that were counted, and may still have to be sent again. */
    Set<String> counted();
}
