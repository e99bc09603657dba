/**
 * Writes the files of a new resource, source or consumer from a look at its far end, in the house's form and so that
 * {@code check} finds no mistake in them. Enters a sample, leaves files that were not there; none is ever overwritten. Called by
 * {@code huitong new}.
 */
package org.huitong.scaffold;
