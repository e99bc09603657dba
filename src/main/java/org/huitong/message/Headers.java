package org.huitong.message;

/** Exchange headers that travel between stages. Anything else a sender brings is dropped at receive. */
public final class Headers {
    /** System id of the caller or of the polled source. */
    public static final String SYSTEM = "HuitongSystem";
    /** Resource the intake is about. */
    public static final String RESOURCE = "HuitongResource";
    /** Who the caller was found to be, and by what. */
    public static final String CALLER = "HuitongCaller";
    /** The request's path and query as they were sent. */
    public static final String TARGET = "HuitongTarget";
    /** Scheme, host and port by which the caller says it reached us; only where something is read. */
    public static final String BASE = "HuitongBase";
    /** The address the request came from. */
    public static final String PEER = "HuitongPeer";
    /** The X.509 certificate that the client showed, checked; absent where it showed none. */
    public static final String CERTIFICATE = "HuitongCertificate";
    /** The languages that the caller reads, as HTTP names them; only a refusal looks at it. */
    public static final String LANGUAGES = "Accept-Language";

    /** An exchange's property, not a header: the snapshot of the catalog that an intake began with. */
    public static final String CATALOG = "HuitongCatalog";

    private Headers() {}
}
