/** Dates, months and times in every form that legacy systems write them, into those of GB/T 7408 (ISO 8601). */
package org.huitong.element.time;
