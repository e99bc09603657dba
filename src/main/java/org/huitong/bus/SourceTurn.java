package org.huitong.bus;

import java.util.List;
import java.util.Map;
import org.huitong.message.Intake;
import org.huitong.message.Json;
import org.huitong.message.Raw;

/**
 * One poll under way: the lease, and how to tell where the next one begins. Carried as a variable of the exchange.
 *
 * @param column the source's watermark column, in upper case; unique and growing with every change
 */
public record SourceTurn(Lease lease, String column) {
    /** Name of the exchange variable. */
    public static final String VARIABLE = "huitongSourceTurn";

    /** Where this poll begins. */
    static Object from(Lease lease, String column, Object startAt) {
        Object value = Json.read(lease.watermark(), Map.class).get(column);
        return value == null ? startAt : value;
    }

    /** Where the next poll begins: at the last record of this one. */
    byte[] next(Intake intake) {
        List<Raw> raws = intake.raws();
        Object last = raws.get(raws.size() - 1).fields().get(column);
        return Json.bytes(Map.of(column, last));
    }
}
