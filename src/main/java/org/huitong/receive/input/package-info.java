/**
 * Bytes of a push or a file, within bounds, into text and lines: strictly, each with its place. What every decoder stands on.
 */
package org.huitong.receive.input;
