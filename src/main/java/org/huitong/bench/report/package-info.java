/**
 * What a run says: figures with their spread, ratios, targets and verdicts, as JSON, as a table and as a chart. In: the
 * turns of each side; out: text. It measures nothing itself.
 */
package org.huitong.bench.report;
