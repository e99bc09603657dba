/**
 * Measures the gateway beside its references on the same disk in one run. In: the names of scenarios and a plan; out: a
 * report of figures, ratios and verdicts. The sides of a scenario take turns, and only the one whose turn it is works.
 * {@code load} sends, {@code side} is measured, {@code report} prints.
 */
package org.huitong.bench;
