/**
 * Looks at a far end's sample: charset, form, layout and columns with their values. Enters a file, or rows of a table; leaves
 * a {@link org.huitong.scaffold.look.Look}. What was guessed is read by receive's own decoders before it counts.
 */
package org.huitong.scaffold.look;
