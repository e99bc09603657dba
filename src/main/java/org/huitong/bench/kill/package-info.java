/**
 * Kills a real gateway again and again while both pilot chimneys are at work, and then proves from outside that nothing
 * was lost, doubled or turned back. In: an installation, a number of kills; out: which crash windows were hit, and every
 * broken promise. The far ends live in this process, so that they survive; no class of the gateway itself judges it.
 */
package org.huitong.bench.kill;
