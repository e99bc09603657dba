/**
 * One consumer of several goes away under a steady load and comes back. In: an installation, minutes and a rate; out: what
 * became of every record, how often the one that was away was called, who was told, and what the others noticed of it, as a
 * table or JSON. The gateway is a child process and is looked at from outside; its far ends live here.
 */
package org.huitong.bench.outage;
