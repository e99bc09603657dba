/** Journal, store and secrets of one moment, put aside and brought back: what a backup is, and what must be true of one. */
package org.huitong.backup;
