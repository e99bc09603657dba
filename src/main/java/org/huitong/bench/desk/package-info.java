/**
 * The operator's desk over as many rows as a bad year leaves. In: a number of rows and a store; out: how long rows take to come
 * in, and how long a person waits for causes, keys, filters and texts, as a table or JSON.
 */
package org.huitong.bench.desk;
