package org.huitong.contract;

/** A folder of this machine. It has no line that could be cut: one that is not there is the door. */
class FileSinkTest extends FileSinkContract {
    @Override
    String connector() {
        return "file-sink";
    }

    @Override
    void closeFarEnd() {}

    @Override
    String place() {
        return "folder: " + in;
    }
}
