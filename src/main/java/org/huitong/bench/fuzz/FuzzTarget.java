package org.huitong.bench.fuzz;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Function;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Window;

/**
 * A decoder with sound inputs to start from.
 *
 * @param name stable word
 * @param seeds each is read without a fault
 * @param decoder opens an input
 */
public record FuzzTarget(String name, List<byte[]> seeds, Function<Window, Records> decoder) {

    Records push(byte[] input) {
        return decoder.apply(new Window(input));
    }

    Records file(byte[] input) {
        return decoder.apply(new Window(new ByteArrayInputStream(input)));
    }
}
