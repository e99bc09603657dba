/**
 * A sample through the real stages with nothing published: what each record becomes, what is rejected or repaired and why,
 * and who would receive it. Enters a source and a file, leaves an {@link org.huitong.trial.Outcome}. Called by
 * {@code huitong try}; what a kept sample is held against is made here, too. No gateway need run.
 */
package org.huitong.trial;
