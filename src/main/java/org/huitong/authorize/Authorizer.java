package org.huitong.authorize;

import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;

/** Answers each question from one snapshot of the catalog. Thread-safe. */
public final class Authorizer {
    private final Catalog catalog;

    public Authorizer(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The same intake, if its system may publish its resource.
     *
     * @param snapshot the one that the intake was received with; null for that which holds now
     * @throws HuitongException as {@link #mayOffer}
     */
    public Intake authorize(@Body Intake intake, @ExchangeProperty(Headers.CATALOG) Catalog snapshot) {
        check(intake.system(), intake.resource(), snapshot == null ? catalog.now() : snapshot);
        return intake;
    }

    /**
     * Returns if the system may hand over records of the resource. One that is not shared is to another agency's system as
     * one that does not exist: same code, same text. The rule tells the audit trail which it was.
     *
     * @throws HuitongException RECEIVE_UNKNOWN_RESOURCE where the catalog has no such resource, or hides it from the system;
     *     AUTHORIZE_NO_RIGHT where the system is unknown, not the provider's, or has no mapping for it
     */
    public void mayOffer(@Header(Headers.SYSTEM) String system, @Header("resource") String resource) {
        check(system, resource, catalog.now());
    }

    private static void check(String system, String resource, Catalog catalog) {
        String agency = catalog.system(system).map(SystemEntry::agency).orElse("");
        Resource entry = catalog.resource(resource).orElseThrow(() -> unknown(system, "unknown-resource"));
        if (!agency.equals(entry.provider())) {
            throw entry.sharing() == Resource.Sharing.NOT_SHARED
                    ? unknown(system, "not-shared " + resource)
                    : noRight(
                            "not-provider " + resource,
                            system + " may not publish " + resource + ": its agency is not the provider."
                                    + " Name its agency as provider in config/catalog/" + resource + ".yaml.");
        }
        if (catalog.source(system, resource).isEmpty()) {
            throw noRight(
                    "no-mapping " + resource,
                    system + " may not publish " + resource + ": it has no mapping for it. Write routes/sources/"
                            + system + "/" + resource + ".mapping.yaml.");
        }
    }

    /** Nothing of what was asked for is in it: two that ask for different resources cannot compare. */
    private static HuitongException unknown(String system, String rule) {
        return HuitongException.denied(
                ErrorCode.RECEIVE_UNKNOWN_RESOURCE,
                system + " offered records of a resource that the catalog does not have, or does not show to other"
                        + " agencies. Use the id of a resource in config/catalog; if it is right, ask its provider.",
                rule);
    }

    private static HuitongException noRight(String rule, String text) {
        return HuitongException.denied(ErrorCode.AUTHORIZE_NO_RIGHT, text, rule);
    }
}
