package org.huitong.pilot;

import java.io.IOException;
import java.sql.SQLException;
import sample.Chimney;
import sample.EnterpriseNights;
import sample.Expected;
import sample.Marriages;
import sample.Taxpayers;

/** Decides whether everything of a sample has come to rest where it belongs. */
final class Settled {
    private static final String MARRIED = Demo.HALL + "." + Marriages.RESOURCE;

    private final Gateway gateway;
    private final Farside farside;
    private final Expected expected;
    private final Marriages marriages;
    private final EnterpriseNights nights;
    private final Taxpayers taxpayers;

    Settled(
            Gateway gateway,
            Farside farside,
            Expected expected,
            Marriages marriages,
            EnterpriseNights nights,
            Taxpayers taxpayers) {
        this.gateway = gateway;
        this.farside = farside;
        this.expected = expected;
        this.marriages = marriages;
        this.nights = nights;
        this.taxpayers = taxpayers;
    }

    /** The stores are only read once the counts say that nothing is under way. */
    boolean by(Tallies tallies) throws SQLException, IOException {
        return tallies.addUp()
                && polledAll(tallies)
                && hallHolds(Chimney.POPULATION)
                && hallHolds(Chimney.INSURANCE)
                && hallHoldsMarriages()
                && hallHoldsEnterprises()
                && hallHoldsTaxpayers()
                && openSiteHolds()
                && realEstateHolds();
    }

    /** Says of each store whether it holds what the second program computed; true where all do. */
    boolean report(Screen screen) throws SQLException, IOException {
        boolean people = hallHolds(Chimney.POPULATION);
        boolean insured = hallHolds(Chimney.INSURANCE);
        boolean married = hallHoldsMarriages();
        boolean enterprises = hallHoldsEnterprises();
        boolean taxed = hallHoldsTaxpayers();
        boolean open = openSiteHolds();
        boolean realEstate = realEstateHolds();
        holds(screen, subscription(Demo.HALL, Chimney.POPULATION), people);
        holds(screen, subscription(Demo.HALL, Chimney.INSURANCE), insured);
        holds(screen, MARRIED, married);
        holds(screen, Demo.HALL + "." + EnterpriseNights.RESOURCE, enterprises);
        holds(screen, Demo.HALL + "." + Taxpayers.RESOURCE, taxed);
        holds(screen, Demo.OPEN_SITE + "." + EnterpriseNights.RESOURCE, open);
        holds(screen, subscription(Demo.REAL_ESTATE, Chimney.POPULATION), realEstate);
        return people
                && insured
                && married
                && enterprises
                && taxed
                && open
                && realEstate
                && gateway.tallies().addUp();
    }

    /** Else a last bad row, which no store shows, could be missing from the closing table. */
    private boolean polledAll(Tallies tallies) {
        Tally enterprises = tallies.chimneys().get(EnterpriseNights.SYSTEM);
        Tally population = tallies.chimneys().get(Chimney.POPULATION.system());
        Tally taxed = tallies.chimneys().get(Taxpayers.SYSTEM);
        return enterprises.received() == nights.counts().received()
                && taxed.received() == taxpayers.counts().received()
                && population.received() >= expected.population().received() - expected.overwritten();
    }

    private static void holds(Screen screen, String subscription, boolean equal) {
        screen.say(equal ? Text.HOLDS : Text.DIFFERS, subscription);
    }

    private boolean hallHolds(Chimney chimney) {
        byte[] secret = gateway.maskSecret(subscription(Demo.HALL, chimney));
        return farside.hall().held(chimney.resource()).equals(expected.hall(chimney, secret));
    }

    private boolean hallHoldsMarriages() {
        byte[] secret = gateway.maskSecret(MARRIED);
        return farside.hall().held(Marriages.RESOURCE).equals(marriages.hall(secret));
    }

    private boolean hallHoldsEnterprises() {
        return farside.hall().held(EnterpriseNights.RESOURCE).equals(nights.hall());
    }

    private boolean hallHoldsTaxpayers() {
        return farside.hall().held(Taxpayers.RESOURCE).equals(taxpayers.hall());
    }

    private boolean openSiteHolds() throws IOException {
        return farside.openSite().held("creditCode").equals(nights.openSite());
    }

    private boolean realEstateHolds() throws SQLException {
        return farside.realEstate().held().equals(expected.realEstate());
    }

    private static String subscription(String consumer, Chimney chimney) {
        return consumer + "." + chimney.resource();
    }
}
