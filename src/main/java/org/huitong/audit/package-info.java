/**
 * Append-only: who did what to which message, when, with what result. Entries enter in the transaction of the act they
 * tell of; nothing leaves but by reading.
 */
package org.huitong.audit;
