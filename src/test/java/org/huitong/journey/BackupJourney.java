package org.huitong.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.huitong.store.StoreTarget;
import org.junit.jupiter.api.Timeout;

/** The store is a file of the data. */
@Timeout(180)
class BackupJourney extends BackupContract {
    @Override
    Pilot withStore(Pilot pilot) {
        return pilot;
    }

    @Override
    StoreTarget target(Pilot pilot) {
        return StoreTarget.sqlite();
    }

    /** It went with the data. */
    @Override
    Runnable putAside(Pilot pilot) {
        Path aside = folder.resolve("aside");
        return () -> {
            try {
                replace(aside, pilot.data, "huitong.db");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
