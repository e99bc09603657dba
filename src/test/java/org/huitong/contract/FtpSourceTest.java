package org.huitong.contract;

import org.huitong.journey.FileServers;

/** An FTP server. */
class FtpSourceTest extends SftpSourceTest {
    @Override
    String connector() {
        return "ftp-source";
    }

    @Override
    AutoCloseable serve() throws Exception {
        FileServers.Ftp ftp = FileServers.Ftp.over(out.getParent(), null);
        wire = new Wire(ftp.port());
        return ftp;
    }

    @Override
    String more() {
        return "nameCharset: UTF-8";
    }
}
