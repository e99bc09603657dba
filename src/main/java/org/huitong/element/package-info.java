/**
 * The data elements of government records, each with the standard that defines it: a text goes in, its standard form or
 * what is wrong with it comes out. Knows no record, file or message; used by {@code catalog}, {@code normalize} and
 * {@code receive}.
 */
package org.huitong.element;
