/**
 * {@code huitong bench rows}: a table of one PostgreSQL database through the whole gateway into a table of another, killed on
 * the way, beside a hand-written loop and {@code COPY}. In: how many rows and kills. Out: a {@link org.huitong.bench.rows.RowsReport}.
 */
package org.huitong.bench.rows;
