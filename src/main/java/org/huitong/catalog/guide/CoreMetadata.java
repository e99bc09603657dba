package org.huitong.catalog.guide;

import java.util.List;

/**
 * The guide's core metadata that no stage acts upon. What is not said is empty.
 *
 * @param codes one per place in the classification, the main one first
 * @param retired codes it had once; they lead here and are never given again
 * @param related codes of the same resource in other catalogs
 * @param summary the abstract
 * @param formats as the provider keeps it
 * @param sharing how others may have it
 * @param sensitivity code of the table sensitivity-class
 */
public record CoreMetadata(
        List<ResourceCode> codes,
        List<ResourceCode> retired,
        List<ResourceCode> related,
        String summary,
        List<DataFormat> formats,
        Sharing sharing,
        String sensitivity) {

    /** Where in the classification it hangs, the main place first. */
    public List<String> classifications() {
        return codes.stream().map(ResourceCode::classification).toList();
    }
}
