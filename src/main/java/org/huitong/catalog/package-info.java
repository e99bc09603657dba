/**
 * What exists: agencies, systems, resources, code tables, grants and the mapping of every source, read from the YAML
 * files under {@code config} and {@code routes/sources} into one immutable {@link org.huitong.catalog.Catalog}. Every
 * mistake is a {@link org.huitong.catalog.Finding} with file, line, column and cure. Used by all stages; calls none.
 */
package org.huitong.catalog;
