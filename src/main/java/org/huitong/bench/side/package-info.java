/**
 * What is measured: the product in several installations, the references, and the parts measured alone. Each runs in a
 * process of its own, so that its CPU time is its own. In: a directory and a question at a time; out: a burst, counts.
 */
package org.huitong.bench.side;
