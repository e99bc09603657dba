/** How much those who push notice of a mapping that changes. */
package org.huitong.bench.reload;
