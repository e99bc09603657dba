/**
 * A list that is asked for over HTTP, page by page: what the next call asks, which part of an answer holds the records,
 * and where the call after it begins. The connector's steps {@code page:} call it. In: the place that was committed, the
 * bytes of an answer; out: the bytes of its records, the next place.
 */
package org.huitong.receive.page;
