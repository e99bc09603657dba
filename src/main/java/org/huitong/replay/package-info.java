/**
 * Replay as a job: its states, its figures, how fast it goes and when it stops by itself. A job only marks rows; the
 * subscription's own worker is the only one that sends. The store answers {@link org.huitong.replay.JobBook}; a thread of the
 * wiring calls {@link org.huitong.replay.Feeder}.
 */
package org.huitong.replay;
