package org.huitong.normalize;

import java.util.List;
import org.huitong.element.Note;
import org.huitong.message.Intake;

/**
 * What normalizing gave.
 *
 * @param intake with its good records and its parked ones
 * @param remarks what was repaired and what is doubtful, also of records that were parked for another value; empty mostly
 */
public record Normalized(Intake intake, List<Remark> remarks) {

    /**
     * How often a note came up in an intake.
     *
     * @param item the resource's item
     * @param note with rule and standard
     * @param count values it is about, at least 1
     */
    public record Remark(String item, Note note, int count) {}
}
