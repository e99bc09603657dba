/**
 * What does not show on one busy subscription: a thousand that hardly work, one of them slow, and a start with a million
 * slices waiting. In: an installation and numbers; out: threads, CPU, latency, memory and seconds, as a table or JSON. The
 * gateway is a child process and is looked at from outside; its far ends live here.
 */
package org.huitong.bench.scale;
