package org.huitong.scaffold.look;

import java.util.List;

/**
 * One field of a source's records.
 *
 * @param from as a mapping names it
 * @param name as people see it: the field's own
 * @param values of the sample, in its order; empty text where a record has none
 */
public record Column(String from, String name, List<String> values) {}
