package org.huitong.scaffold.guess;

import java.util.List;
import org.huitong.catalog.Item;
import org.huitong.catalog.guide.DataElement;

/**
 * What a column seems to be.
 *
 * @param element null for none
 * @param rules of the catalog's item in YAML, e.g. {@code length: 18}; empty for none
 * @param steps of the mapping, in YAML
 */
public record Guess(Item.Type type, DataElement element, String rules, List<String> steps) {

    public boolean personal() {
        return element != null && element.personal();
    }
}
