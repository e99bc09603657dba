/**
 * The tables of a PostgreSQL schema as files, and files as tables: in go a session and a folder, out come
 * {@link org.huitong.store.copy.Contents} beside a file a table, or rows. What a store is, {@code store} knows.
 */
package org.huitong.store.copy;
