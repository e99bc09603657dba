/**
 * Which source column feeds which item of which resource, how, and who receives it: from a catalog alone, as a text, a
 * document for tools and a picture. Called by {@code huitong lineage}; no gateway runs.
 */
package org.huitong.lineage;
