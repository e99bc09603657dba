/**
 * What {@code check} finds in route files, connectors and settings before a start, and a start that fails says in the same
 * words: enters a home's files, leaves findings with file, line, column and cure. No route calls it.
 */
package org.huitong.check;
