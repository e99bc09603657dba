package org.huitong.operate.api;

/** What the admin API needs to take changed files into the gateway that runs. As {@link Desk}. */
public interface ReloadDesk {
    /** What is live now. */
    LiveView live();

    /**
     * Looks at the home's files, and takes what is different.
     *
     * @param person the name as claimed
     * @param only true to look, and take nothing
     * @throws org.huitong.message.HuitongException OPERATE-RELOAD where something is wrong, with one defect per mistake; the
     *     old goes on then
     */
    ReloadView reload(String person, String reason, boolean only);
}
