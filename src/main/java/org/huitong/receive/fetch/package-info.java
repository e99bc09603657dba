/**
 * Files that lie on another machine: when one is finished there it is taken away from its sender, brought here in pieces
 * that survive a death, and laid into a drop-folder, which reads it. The connector's step {@code fetch:} calls it once per
 * turn, before {@code drop:}. In: a far folder over SFTP, FTP or FTPS; out: arrivals of {@code receive.drop}.
 */
package org.huitong.receive.fetch;
