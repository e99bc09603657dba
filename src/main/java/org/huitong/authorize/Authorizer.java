package org.huitong.authorize;

import org.apache.camel.Body;
import org.apache.camel.Header;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;

/** Answers from one snapshot of the catalog. Immutable, thread-safe. */
public final class Authorizer {
    private final Catalog catalog;

    public Authorizer(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The same intake, if its system may publish its resource.
     *
     * @throws HuitongException as {@link #mayOffer}
     */
    public Intake authorize(@Body Intake intake) {
        mayOffer(intake.system(), intake.resource());
        return intake;
    }

    /**
     * Returns if the system may hand over records of the resource.
     *
     * @throws HuitongException RECEIVE_UNKNOWN_RESOURCE where the catalog has no such resource; AUTHORIZE_NO_RIGHT
     *     where the system is unknown, not the provider's, or has no mapping for it
     */
    public void mayOffer(@Header(Headers.SYSTEM) String system, @Header("resource") String resource) {
        Resource entry = catalog.resource(resource)
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.RECEIVE_UNKNOWN_RESOURCE,
                        system + " offered records of a resource that the catalog does not have."
                                + " Use the id of a resource in config/catalog."));
        String agency = catalog.system(system).map(SystemEntry::agency).orElse("");
        if (!agency.equals(entry.provider())) {
            throw new HuitongException(
                    ErrorCode.AUTHORIZE_NO_RIGHT,
                    system + " may not publish " + resource + ": its agency is not the provider."
                            + " Name its agency as provider in config/catalog/" + resource + ".yaml.");
        }
        if (catalog.source(system, resource).isEmpty()) {
            throw new HuitongException(
                    ErrorCode.AUTHORIZE_NO_RIGHT,
                    system + " may not publish " + resource + ": it has no mapping for it." + " Write routes/sources/"
                            + system + "/" + resource + ".mapping.yaml.");
        }
    }
}
