package org.huitong.catalog;

import java.util.Map;

/**
 * How one source's codes become the standard's.
 *
 * @param id e.g. {@code sex-police}
 * @param name what is turned into what
 * @param values the source's code to the standard's
 */
public record CodeTable(String id, String name, Map<String, String> values) {}
