package org.huitong.receive.drop;

import org.huitong.message.HuitongException;
import org.huitong.receive.FilePart;

/** What a turn at a drop-folder comes to. */
public sealed interface Outcome {

    /** No file is there that is finished. */
    record Nothing() implements Outcome {}

    /**
     * A piece of a file.
     *
     * @param part empty where the file has no records; then only its end is committed
     * @param next what is committed with it
     */
    record Part(FilePart part, Place next) implements Outcome {}

    /**
     * The file goes no further.
     *
     * @param next what is committed
     * @param records of it that were not taken in, as far as they were counted
     * @param why with code and cure
     */
    record Refusal(Place next, long records, HuitongException why) implements Outcome {}
}
