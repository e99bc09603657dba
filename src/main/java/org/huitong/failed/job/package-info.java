/**
 * Replay jobs in the store: the jobs and their frozen sets. People's acts enter through {@link org.huitong.failed.job.Jobs}, the
 * feeder works through {@link org.huitong.failed.job.JobRows}.
 */
package org.huitong.failed.job;
