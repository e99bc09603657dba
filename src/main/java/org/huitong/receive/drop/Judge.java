package org.huitong.receive.drop;

import java.util.List;
import org.huitong.message.Defect;
import org.huitong.message.Raw;

/** Says beforehand what normalizing will say of records. */
@FunctionalInterface
public interface Judge {

    Judgement judge(List<Raw> raws);

    /**
     * @param good records that will be published; a raw one may hold several
     * @param defects one per bad record
     * @param keys of the good ones, as they will be on the bus
     */
    record Judgement(int good, List<Defect> defects, List<Key> keys) {}

    /**
     * @param index of the raw record it comes from
     * @param key of the resource
     */
    record Key(int index, String key) {}
}
