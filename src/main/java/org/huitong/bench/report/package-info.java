/**
 * What a run says: figures with their spread, ratios, targets and verdicts, as JSON, as a table and as a chart, and where
 * the time of recorded turns went. In: the turns of each side, recordings; out: text. It measures nothing itself.
 */
package org.huitong.bench.report;
