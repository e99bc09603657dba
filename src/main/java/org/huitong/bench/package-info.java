/**
 * Measures the gateway beside its references on the same disk in one run. In: a scenario and a plan; out: a report of
 * ratios, medians and spread. Each side runs in a process of its own, so that its CPU time is its own; the sides take
 * turns, and only the one whose turn it is works.
 */
package org.huitong.bench;
