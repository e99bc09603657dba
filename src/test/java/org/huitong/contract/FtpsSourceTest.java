package org.huitong.contract;

import org.huitong.journey.FileServers;

/** An FTP server with TLS, whose certificate is checked. */
class FtpsSourceTest extends FtpSourceTest {
    private Tls tls;

    @Override
    String connector() {
        return "ftps-source";
    }

    @Override
    AutoCloseable serve() throws Exception {
        tls = Tls.once();
        FileServers.Ftp ftp = FileServers.Ftp.over(out.getParent(), tls.serverKeys());
        wire = new Wire(ftp.port());
        return ftp;
    }

    @Override
    boolean shownElsewhere() {
        return true;
    }

    @Override
    String beans() {
        return tls.beans();
    }

    @Override
    String more() {
        return "tls: contractTls";
    }

    @Override
    boolean spoilt() {
        return false;
    }
}
