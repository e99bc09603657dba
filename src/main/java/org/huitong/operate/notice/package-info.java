/**
 * Tells people outside, once each, that something needs them and that it does no more: in the log, in the audit trail, as
 * a metric, and to an address of theirs as CloudEvents 1.0. What there is to see to, the caller says.
 */
package org.huitong.operate.notice;
