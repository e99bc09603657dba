/**
 * Kept samples: a record with what the mapping makes of it, beside its source. Enters a record that failed, leaves one of the
 * same shape that fails alike and tells nothing of anybody. Called by the wiring and by {@code huitong test}.
 */
package org.huitong.samples;
