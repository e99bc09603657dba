/**
 * The data elements of government records, each with the standard that defines it: a text goes in, its standard form or
 * what is wrong with it comes out. Here is what all of them answer with; the elements are below, by kind. Knows no record,
 * file or message; used by {@code catalog}, {@code normalize} and {@code receive}.
 */
package org.huitong.element;
