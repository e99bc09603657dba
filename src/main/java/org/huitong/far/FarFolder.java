package org.huitong.far;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A connection to another machine's files. Paths are of the far side, parts joined by a slash. For one thread. */
public interface FarFolder extends AutoCloseable {
    /** More files in one folder are not looked at. */
    int MOST_FILES = 100_000;

    /** Connects and logs in; before anything else. */
    void open() throws IOException;

    /** Throws where a folder is not there or may not be looked into; at most one name of it is brought. */
    void see(String folder) throws IOException;

    /** Plain files alone, and those whose names can do no harm. */
    List<FarFile> list(String folder) throws IOException;

    /** Within one file system of the far side this is one step. */
    void move(String from, String to) throws IOException;

    /** Makes a folder where it is missing. */
    void make(String folder) throws IOException;

    /** @param from the first byte wanted; closing it before its end makes the connection useless */
    InputStream read(String file, long from) throws IOException;

    /** A file of this name afterwards has these bytes alone; one that was there is overwritten. */
    void write(String file, InputStream bytes) throws IOException;

    void delete(String file) throws IOException;

    /** Asks the far side; false, or an exception, where it does not answer as it should. */
    boolean alive() throws IOException;

    /** Cuts the connection under whoever waits for it; from another thread. */
    void cut();

    @Override
    void close();
}
