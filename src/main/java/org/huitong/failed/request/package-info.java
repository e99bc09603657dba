/**
 * What people want done to many records at once: a set that is chosen once, previewed, confirmed where it takes a second
 * person, and done row by row. Called by the admin API; enters a question, leaves changed rows and their audit entries.
 */
package org.huitong.failed.request;
