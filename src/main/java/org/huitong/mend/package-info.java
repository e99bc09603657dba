/**
 * How a group of records is mended by one rule: enters a record's items and what its form knows, leaves the items as the rule
 * wants them, and what may be shown of the difference. Called by the wiring for the desk's requests.
 */
package org.huitong.mend;
