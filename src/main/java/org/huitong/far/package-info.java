/**
 * Folders on other machines, over SFTP, FTP and FTPS: what a server tells is bounded, in bytes and in time, and only hosts that
 * are known are spoken to. Both ends of the gateway use it: {@code receive.fetch} brings files from there, {@link Upload} puts
 * them there for the sinks' step {@code far-folder:}. It knows nothing of the gateway.
 */
package org.huitong.far;
