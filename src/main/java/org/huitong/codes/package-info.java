/**
 * The commands {@code huitong codes list|show|import}: code tables as managed objects. A publisher's file comes in, a
 * canonical file of {@code config/codes} goes out. Works on files alone, no gateway is asked; no route calls it.
 */
package org.huitong.codes;
