package org.huitong.receive;

import java.nio.charset.Charset;
import java.util.List;
import org.huitong.catalog.Format;
import org.huitong.message.Raw;

/** stub */
public final class Decoder {
    private final Limits limits;

    public Decoder(Limits limits) {
        this.limits = limits;
    }

    public List<Raw> decode(byte[] body, Format format, Charset charset) {
        return List.of();
    }

    public Limits limits() {
        return limits;
    }
}
