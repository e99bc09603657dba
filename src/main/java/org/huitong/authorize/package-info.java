/**
 * May this system publish this resource, now? An intake enters and leaves unchanged, or is refused. Called by
 * {@code routes/flow/3-authorize} and, before a body is even decoded, by {@code 1-receive}.
 */
package org.huitong.authorize;
