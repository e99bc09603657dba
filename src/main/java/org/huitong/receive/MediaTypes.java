package org.huitong.receive;

import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;

/** stub */
public final class MediaTypes {
    private MediaTypes() {}

    public static Format format(String contentType, MappingFile source) {
        return Format.JSON;
    }
}
