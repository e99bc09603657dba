/**
 * Broken input against every decoder: a fixed list of what breaks in the wild, and random mutations of sound input. Each must
 * end in records, faults of records, or a refusal; nothing else.
 */
package org.huitong.bench.fuzz;
