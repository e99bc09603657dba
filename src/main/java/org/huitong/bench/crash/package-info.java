/**
 * What both crash harnesses share: a real gateway in a process of its own on a copy of the installation, far ends in this
 * process, so that they survive, load at both chimneys, and the checker, which looks from outside only and knows nothing
 * of how the gateway keeps its promises. In: an installation and an empty directory; out: the broken promises.
 */
package org.huitong.bench.crash;
