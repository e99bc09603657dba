package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One connector in a whole gateway, and its real far end. */
abstract class Contract {
    /** Empty at first. */
    Path folder;

    /** Set in {@link #openFarEnd} by a far end that speaks TCP: it is then taken away and silenced at the line. */
    Wire wire;

    private Site site;

    /** Name of the Kamelet. */
    abstract String connector();

    /** Starts the far end, empty, with nothing to give yet. */
    abstract void openFarEnd() throws Exception;

    abstract void closeFarEnd() throws Exception;

    /** Writes the files of what is under test. */
    abstract void write(Site site) throws IOException;

    /** Settings that the route names, and others. */
    Map<String, String> settings() {
        return Map.of();
    }

    /** Passwords and tokens that the connector is given. */
    List<String> secrets() {
        return List.of();
    }

    /** Whether answers also drip, are garbled, cut and without end; false where another class has the same client. */
    boolean spoilt() {
        return true;
    }

    List<Wire.Manner> manners() {
        return spoilt()
                ? List.of(
                        Wire.Manner.SILENT,
                        Wire.Manner.DRIPS,
                        Wire.Manner.GARBLES,
                        Wire.Manner.CUTS,
                        Wire.Manner.FLOODS)
                : List.of(Wire.Manner.SILENT);
    }

    void away() throws Exception {
        wire.cut();
    }

    void back() throws Exception {
        wire.mend();
    }

    void open(Path empty) throws Exception {
        folder = empty;
        openFarEnd();
        site = new Site(folder);
        write(site);
        settings().forEach(site::with);
    }

    void close() throws Exception {
        try {
            if (site != null) {
                site.close();
                secrets()
                        .forEach(secret ->
                                assertThat(site.logged()).as("the log").doesNotContain(secret));
            }
        } finally {
            if (wire != null) {
                wire.close();
            }
            closeFarEnd();
        }
    }

    Site site() {
        return site;
    }

    void hidesSecrets() throws IOException, InterruptedException {
        String status = site.get("/status").toString();
        secrets().forEach(secret -> assertThat(status).doesNotContain(secret));
    }
}
