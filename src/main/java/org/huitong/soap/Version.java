package org.huitong.soap;

/** The two versions of SOAP. */
public enum Version {
    V11("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V12("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private final String namespace;
    private final String mediaType;

    Version(String namespace, String mediaType) {
        this.namespace = namespace;
        this.mediaType = mediaType;
    }

    public String namespace() {
        return namespace;
    }

    public String mediaType() {
        return mediaType;
    }

    /** {@code 1.1} or {@code 1.2}. */
    public static Version of(String text) {
        return text.equals("1.2") ? V12 : V11;
    }

    /** By the namespace of an envelope; null where it is of neither. */
    static Version ofNamespace(String namespace) {
        for (Version version : values()) {
            if (version.namespace.equals(namespace)) {
                return version;
            }
        }
        return null;
    }

    /** The header that names the action. */
    String contentType(String action) {
        return mediaType + "; charset=utf-8" + (this == V12 && !action.isEmpty() ? "; action=\"" + action + "\"" : "");
    }
}
