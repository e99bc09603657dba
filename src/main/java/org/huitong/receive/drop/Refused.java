package org.huitong.receive.drop;

import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What is thrown of files and folders, never with a name: names of files may be those of people. */
final class Refused {
    private Refused() {}

    /** @param records that were taken in before */
    static HuitongException changed(long records) {
        return new HuitongException(
                ErrorCode.RECEIVE_FILE_CHANGED,
                "going on with a file after its record " + records + " failed: it is not the file any more that was"
                        + " handed over. The records before are taken in, the others are not. Compare it with its source,"
                        + " and put it in again as a whole: records that come twice replace themselves.");
    }

    static HuitongException gone(long records) {
        return new HuitongException(
                ErrorCode.RECEIVE_FILE_CHANGED,
                "going on with a file after its record " + records + " failed: it lies no longer in work/. The records"
                        + " before are taken in, the others are not. Put it in again as a whole.");
    }
}
