/** Homes with one mistake each, made of the checked-in one by rules. */
package org.huitong.broken;
