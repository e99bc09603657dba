/**
 * The way out: one {@link org.huitong.deliver.Worker} per subscription admits, sends and settles windows of slices, and
 * alone parks, holds, releases and replays. Slices and rows enter; calls to the consumer's connector and one outcome
 * event per window leave. Called by {@code routes/flow/5-deliver}.
 */
package org.huitong.deliver;
