/** Numbers, amounts of money and yes or no. */
package org.huitong.element.number;
