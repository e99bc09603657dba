/** Texts: blanks, widths, names, phone numbers, and signs that an encoding was mistaken. */
package org.huitong.element.text;
