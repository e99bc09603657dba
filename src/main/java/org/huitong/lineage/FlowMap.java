package org.huitong.lineage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.huitong.catalog.Agency;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;

/**
 * Who gives what to whom, through which connector; its JSON is an outside contract (docs/integrator.md). Immutable.
 *
 * @param form version of the JSON, raised when a key changes its meaning or goes; new keys may come at any time
 * @param day the day by which grants hold or not, Asia/Shanghai, {@code YYYY-MM-DD}
 * @param live whether a running gateway was asked
 * @param resources in order of their ids
 */
public record FlowMap(@JsonProperty("map") int form, String day, boolean live, List<Way> resources) {
    private static final int FORM = 1;

    /** What stands for a connector where systems call the gateway, or a route of their own sends. */
    private static final String PUSH = "push";

    private static final String NONE = "";

    /**
     * The way of one resource.
     *
     * @param provider the agency's name, or its id where the catalog does not know it
     */
    public record Way(
            String resource, String name, String provider, String sharing, List<Giver> givers, List<Taker> takers) {}

    /**
     * @param connector the Kamelet's name, or {@code push}
     * @param file of the route, else of the mapping; from home
     * @param live null where no gateway was asked
     */
    public record Giver(String system, String name, String connector, String file, Live live) {}

    /**
     * @param connector the Kamelet's name; empty where no route delivers yet
     * @param file of the route; empty where there is none
     * @param holds whether its grant holds on the day
     * @param live null where no gateway was asked
     */
    public record Taker(
            String subscription, String system, String name, String connector, String file, boolean holds, Live live) {}

    /**
     * What a running gateway says. Counts are records since its installation.
     *
     * @param state the gateway's word for it
     * @param records received from a giver, delivered to a taker
     * @param perSecond of those, while it was looked at
     * @param waiting for a taker; 0 for a giver
     * @param parked those a person must see to
     */
    public record Live(String state, long records, double perSecond, long waiting, long parked) {}

    /**
     * From the files of an installation.
     *
     * @param watch what a gateway says; null where none was asked
     */
    public static FlowMap of(Catalog catalog, Path home, LocalDate day, Watch watch) {
        Connected connected = Connected.read(home);
        return new FlowMap(
                FORM,
                day.toString(),
                watch != null,
                catalog.resources().stream()
                        .map(resource -> way(catalog, connected, resource, day, watch))
                        .filter(way -> !way.givers.isEmpty() || !way.takers.isEmpty())
                        .toList());
    }

    private static Way way(Catalog catalog, Connected connected, Resource resource, LocalDate day, Watch watch) {
        return new Way(
                resource.id(),
                resource.name(),
                catalog.agency(resource.provider()).map(Agency::name).orElse(resource.provider()),
                Words.of(resource.sharing()),
                catalog.sources().stream()
                        .filter(mapping -> mapping.resource().equals(resource.id()))
                        .map(mapping -> giver(catalog, connected, mapping, watch))
                        .toList(),
                catalog.grantsOf(resource.id()).stream()
                        .map(grant -> taker(catalog, connected, grant, day, watch))
                        .toList());
    }

    private static Giver giver(Catalog catalog, Connected connected, MappingFile mapping, Watch watch) {
        Connected.Route route = connected
                .source(mapping.system(), mapping.resource())
                .orElse(new Connected.Route(PUSH, mapping.file()));
        return new Giver(
                mapping.system(),
                name(catalog, mapping.system()),
                route.connector(),
                route.file(),
                watch == null ? null : watch.giver(mapping.system(), mapping.resource()));
    }

    private static Taker taker(Catalog catalog, Connected connected, Grant grant, LocalDate day, Watch watch) {
        Connected.Route route = connected.subscription(grant.subscription()).orElse(new Connected.Route(NONE, NONE));
        return new Taker(
                grant.subscription(),
                grant.consumer(),
                name(catalog, grant.consumer()),
                route.connector(),
                route.file(),
                grant.holds(day.atStartOfDay(Grant.ZONE).toInstant()),
                watch == null ? null : watch.taker(grant.subscription()));
    }

    private static String name(Catalog catalog, String system) {
        return catalog.system(system).map(SystemEntry::name).orElse("");
    }

    /** Only what is about a resource or a system; empty where nothing is. */
    public FlowMap about(String id) {
        return new FlowMap(
                form,
                day,
                live,
                resources.stream()
                        .filter(way -> way.resource.equals(id)
                                || way.givers.stream().anyMatch(giver -> giver.system.equals(id))
                                || way.takers.stream().anyMatch(taker -> taker.system.equals(id)))
                        .toList());
    }
}
