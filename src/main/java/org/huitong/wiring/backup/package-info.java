/** Backups of the running gateway, as the admin API sees them. */
package org.huitong.wiring.backup;
