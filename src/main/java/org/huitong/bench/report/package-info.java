/**
 * What a run says: figures with their spread, ratios, targets and verdicts, as JSON, as a table, as a chart and, of recorded turns, as profiles. In: the
 * turns of each side; out: text. It measures nothing itself.
 */
package org.huitong.bench.report;
