/**
 * Records that are not done: their rows, their states, and the store that keeps them with receipts and tallies. Events
 * enter through the {@link org.huitong.failed.Drainer}; people's acts enter through the admin API; workers ask for the
 * rows of their subscription.
 */
package org.huitong.failed;
