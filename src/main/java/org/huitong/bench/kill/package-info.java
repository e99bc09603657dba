/**
 * Kills a real gateway again and again while both pilot chimneys are at work, aimed at every stage from outside and at the
 * moments of its disk, and proves from outside that nothing was lost, doubled or turned back. In: an installation, a
 * number of kills; out: which crash windows were hit, and every broken promise.
 */
package org.huitong.bench.kill;
