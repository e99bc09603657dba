package org.huitong.operate.api;

import java.util.List;

/**
 * What came of a reload, as the contract's {@code Reload} has it.
 *
 * @param result {@code taken}, {@code same} where nothing is different, or {@code fits} where it was only looked at
 * @param files that are different, as paths from the home
 * @param routes route files that begin anew for it
 * @param samples how many kept samples were run
 * @param advice what {@code check} advises on the new files, one line each
 * @param live what is live now
 */
public record ReloadView(
        String result, List<String> files, List<String> routes, int samples, List<String> advice, LiveView live) {}
