package org.huitong.operate.api;

import java.util.List;
import org.huitong.audit.AuditSearch;
import org.huitong.failed.Finder;
import org.huitong.failed.Rows;
import org.huitong.failed.Sightings;
import org.huitong.failed.request.Clerk;
import org.huitong.message.Defect;
import org.huitong.samples.Sample;

/**
 * What the admin API needs of the running gateway. Called on worker threads, several at a time; implementations must be
 * thread-safe and may block for a moment.
 */
public interface Desk {
    /** How the gateway does at this moment. */
    StatusView status();

    /** How good the data was since the start. */
    QualityView quality();

    /**
     * Tells a subscription's worker that a person has acted on one of its rows. Called after every act; must be cheap.
     *
     * @param subscription empty for a row parked before publish
     */
    void poke(String subscription);

    /**
     * Opens a paused subscription now, and writes down who asked for it; false where there is no such subscription.
     *
     * @param person the name as claimed
     */
    boolean resume(String subscription, String person);

    /**
     * Checks a mended text against the rules it would have to pass on its way.
     *
     * @return what is wrong with it, without its values; empty where it is fine
     */
    List<Defect> check(Rows.Row row, String mendedText);

    /**
     * A masked record that fails as this one does, with what is expected of it.
     *
     * @throws org.huitong.message.HuitongException OPERATE-INVALID where there is none
     */
    Sample sample(Rows.Row row);

    /** Who may receive what. */
    GrantDesk grants();

    /** What subscriptions are given of what came before them. */
    BackfillDesk backfills();

    /** Journal and store, put aside. */
    BackupDesk backups();

    /** Which files are live, and others in their place. */
    ReloadDesk reloads();

    /** Finds records that are not done. */
    Finder finder();

    /** What became of every record lately. */
    Sightings sightings();

    /** Who did what. */
    AuditSearch.Page audit(AuditSearch.Asked asked);

    /** Replays as jobs. */
    ReplayDesk replays();

    /** What people want done to many records at once. */
    Clerk requests();

    /** Where records come from. */
    SourceDesk sources();

    /** The records that are not done. */
    Rows rows();
}
