/**
 * Takes the power away: a gateway works under load while every change of its files is recorded with its bytes and every
 * sync; then the state of the disk is rebuilt as it may have been at some moment, from what was synced before it, and a
 * gateway is started on that. In: an installation, a number of moments; out: which crash windows they fell into, and
 * every broken promise.
 */
package org.huitong.bench.powerloss;
