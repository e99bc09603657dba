/**
 * {@code huitong catalog}: what the files under {@code config} say of resources, for people and for other catalogs. In: the
 * catalog's snapshot; out: a listing, one entry, or the whole catalog in the order of the guide. {@code huitong connectors}
 * does the same for the connectors, from their files. No route calls it.
 */
package org.huitong.directory;
