/**
 * The relational store, on SQLite or PostgreSQL: one writer at a time, many readers, tables brought up to date at the
 * start, copies of it and what is restored from them. What stands in it is the matter of {@code failed} and {@code audit}.
 */
package org.huitong.store;
