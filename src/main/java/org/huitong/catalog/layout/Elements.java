package org.huitong.catalog.layout;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where an XML document has its records. A path names elements from the root, each a local name, a declared prefix and a
 * local name, or {@code *}.
 *
 * @param record path of the element that is one record
 * @param namespaces prefix to URI; a step without a prefix matches in any namespace
 * @param inner path of the element whose text is a document of its own: {@code record} is then a path in that one, unless
 *     {@code inner} lies inside the record; empty for none
 * @param count path of the element that says how many records there are; empty for none
 * @param lists names of elements that are a list even where they stand alone
 */
public record Elements(
        List<String> record, Map<String, String> namespaces, List<String> inner, List<String> count, Set<String> lists)
        implements Layout {

    /** Whether the inner documents are fields of records, rather than hold records. */
    public boolean innerInRecord() {
        return inner.size() > record.size() && inner.subList(0, record.size()).equals(record);
    }
}
