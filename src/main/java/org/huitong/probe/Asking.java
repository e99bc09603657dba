package org.huitong.probe;

import java.io.IOException;
import org.huitong.check.FarStep;

/** One kind of far end, and the question it is asked. */
interface Asking {
    /** The far end in words for people; nothing secret is in them. */
    String where(FarStep step, Beans beans);

    /**
     * Returns where it can be used.
     *
     * @throws Answer where it cannot be used
     * @throws IOException as its client says it
     */
    void ask(FarStep step, Beans beans) throws IOException;
}
