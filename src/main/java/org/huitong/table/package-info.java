/**
 * Tables of foreign databases: what was changed in one is asked for turn by turn, and records are written into one. The
 * connectors' steps {@code table-source:} and {@code table-sink:} call it; what a turn gives becomes durable elsewhere, and
 * the place it has reached comes back with the next turn. Speaks JDBC, knows no route and no record but as a map.
 */
package org.huitong.table;
