package org.huitong.contract;

import org.huitong.journey.FileServers;

/** An FTP server. */
class FtpSinkTest extends SftpSinkTest {
    @Override
    String connector() {
        return "ftp-sink";
    }

    @Override
    AutoCloseable serve() throws Exception {
        FileServers.Ftp ftp = FileServers.Ftp.over(in.getParent(), null);
        wire = new Wire(ftp.port());
        return ftp;
    }

    @Override
    String more() {
        return "";
    }
}
