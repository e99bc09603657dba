package org.huitong.failed;

import java.util.List;
import org.huitong.seal.Seal;

/** What is closed on the disk is found as if it were open. */
class SealedFinderTest extends SqliteFinderTest {
    @Override
    Seal seal() {
        return Seal.of(List.of(new byte[Seal.KEY_BYTES]));
    }
}
