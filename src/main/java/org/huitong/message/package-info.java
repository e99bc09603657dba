/**
 * What a message <em>is</em> here: intake, raw and normalized records, slices, events, receipts, ids, and the one
 * exception type. Everything else depends on this package; it depends on nothing of ours.
 */
package org.huitong.message;
