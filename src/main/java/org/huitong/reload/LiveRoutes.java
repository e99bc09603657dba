package org.huitong.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.AntPathMatcher;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The routes of a running Camel context, by the files that they came from. Camel's own reload leaves the routes of a deleted
 * file, does not see an edited Kamelet, and has removed the old routes when it finds that the new ones do not start. For
 * one thread at a time.
 */
public final class LiveRoutes {
    /** Longer than any call of a connector lasts until it is cut. */
    private static final long STOP_MINUTES = 10;

    /** What nothing comes in by that somebody does not send. */
    private static final Set<String> PASSIVE = Set.of("direct", "kamelet", "platform-http");

    private final CamelContext context;
    private final Model model;
    private final Path home;
    private final String[] excluded;

    /**
     * @param home absolute
     * @param excluded patterns of files that are left out, as Camel's routesExcludePattern has them; empty for none
     */
    public LiveRoutes(CamelContext context, Path home, String excluded) {
        this.excluded = excluded.isBlank() ? new String[0] : excluded.split(",");
        this.context = context;
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
        this.home = home;
    }

    /**
     * Stops what brings exchanges into the routes of a change by itself, and waits for those under way. Who pushes comes in
     * until {@link #remove}.
     *
     * @throws HuitongException OPERATE-RELOAD where something is still under way after ten minutes
     */
    public void rest(Change change) {
        Set<String> busy = new TreeSet<>();
        for (String id : ids(change)) {
            if (!PASSIVE.contains(scheme(context.getRoute(id))) && !stop(id)) {
                busy.add(id);
            }
        }
        if (!busy.isEmpty()) {
            throw refused(
                    "routes " + busy + " have stopped and still have something under way after " + STOP_MINUTES
                            + " minutes. Restart the gateway",
                    null);
        }
    }

    /** Takes out what came from the files of a change; call {@link #rest} before. */
    public void remove(Change change) {
        Set<String> ids = ids(change);
        ids.forEach(this::stop);
        ids.forEach(this::remove);
        change.connectors().forEach(this::removeTemplate);
        removeDefinitions(
                change.common(), change.routes().stream().map(this::location).collect(Collectors.toSet()));
    }

    private Set<String> ids(Change change) {
        Set<String> locations = change.routes().stream().map(this::location).collect(Collectors.toSet());
        Set<String> templated = change.templated();
        List<Route> own = context.getRoutes().stream()
                .filter(route -> change.common()
                        || templated.contains(route.getRouteId())
                        || locations.contains(location(route)))
                .toList();
        Set<String> ids = own.stream().map(Route::getRouteId).collect(Collectors.toCollection(TreeSet::new));
        ids.addAll(inner(own));
        return ids;
    }

    /** Loads what the files of a change are to be, and starts it. Throws what Camel finds wrong. */
    public void load(Change change) {
        load(change.textsAfter());
    }

    /** Takes out what {@link #load} has brought so far, and puts back what was there before. */
    public void restore(Change change) {
        rest(change);
        remove(change);
        load(change.textsBefore());
    }

    private void load(List<Change.Text> texts) {
        List<Resource> resources = new ArrayList<>();
        for (Change.Text one : texts) {
            String location = location(one.name());
            if (!AntPathMatcher.INSTANCE.anyMatch(excluded, location)) {
                resources.add(ResourceHelper.fromString(location, one.text()));
            }
        }
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(resources);
        } catch (Exception e) { // Camel's own signature
            throw refused("Camel refuses it: " + root(e), e);
        }
    }

    private String location(String name) {
        return "file:" + home.resolve(name);
    }

    private static String location(Route route) {
        return route.getSourceResource() == null
                ? ""
                : route.getSourceResource().getLocation();
    }

    /** Routes of Kamelets that only these routes use, however deep. */
    private Set<String> inner(Collection<Route> routes) {
        Set<String> found = new HashSet<>();
        Set<String> asked = routes.stream().map(Route::getRouteId).collect(Collectors.toSet());
        while (!asked.isEmpty()) {
            Set<String> next = new HashSet<>();
            for (String id : asked) {
                kamelets(id).stream().filter(found::add).forEach(next::add);
            }
            asked = next;
        }
        found.removeIf(id -> context.getRoute(id) == null);
        context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> !found.contains(id)
                        && routes.stream().noneMatch(own -> own.getRouteId().equals(id)))
                .toList()
                .forEach(other -> found.removeAll(kamelets(other)));
        return found;
    }

    private Set<String> kamelets(String id) {
        return endpoints(id).stream()
                .filter(KameletEndpoint.class::isInstance)
                .map(endpoint -> ((KameletEndpoint) endpoint).getRouteId())
                .collect(Collectors.toSet());
    }

    private Set<Endpoint> endpoints(String id) {
        Route route = context.getRoute(id);
        Set<Endpoint> endpoints = new HashSet<>();
        if (route != null) {
            endpoints.add(route.getEndpoint());
            for (Service service : route.getServices()) {
                for (Service child : ServiceHelper.getChildServices(service, true)) {
                    if (child instanceof EndpointAware aware) {
                        endpoints.add(aware.getEndpoint());
                    }
                }
            }
        }
        return endpoints;
    }

    private static String scheme(Route route) {
        String uri = route.getEndpoint().getEndpointUri();
        return uri.substring(0, Math.max(0, uri.indexOf(':')));
    }

    /** False where something is still under way in it. */
    private boolean stop(String id) {
        try {
            context.getRouteController().stopRoute(id, STOP_MINUTES, TimeUnit.MINUTES);
        } catch (Exception e) { // Camel's own signature
            throw refused("route " + id + " did not stop: " + root(e), e);
        }
        return context.getInflightRepository().size(id) == 0;
    }

    private void remove(String id) {
        try {
            RouteDefinition definition = model.getRouteDefinition(id);
            context.removeRoute(id);
            if (definition != null) {
                model.removeRouteDefinition(definition);
            }
        } catch (Exception e) { // Camel's own signature
            throw refused("route " + id + " could not be taken out: " + root(e) + ". Restart the gateway", e);
        }
    }

    private void removeTemplate(String id) {
        try {
            ((ModelCamelContext) context).removeRouteTemplates(id);
        } catch (Exception e) { // Camel's own signature
            throw refused("template " + id + " could not be taken out: " + root(e) + ". Restart the gateway", e);
        }
    }

    /** Templates, configurations and beans of files that begin anew; Camel does not say of which file a configuration is. */
    private void removeDefinitions(boolean all, Set<String> locations) {
        if (all) {
            removeTemplate("*");
            List.copyOf(model.getRouteConfigurationDefinitions()).forEach(this::removeConfiguration);
        }
        List.copyOf(model.getCustomBeans()).stream()
                .filter(one -> one.getResource() != null
                        && locations.contains(one.getResource().getLocation()))
                .forEach(one -> context.getRegistry().unbind(one.getName()));
    }

    private void removeConfiguration(org.apache.camel.model.RouteConfigurationDefinition one) {
        try {
            model.removeRouteConfiguration(one);
        } catch (Exception e) { // Camel's own signature
            throw refused("route configuration " + one.getId() + " could not be taken out. Restart the gateway", e);
        }
    }

    private static HuitongException refused(String why, Exception cause) {
        return new HuitongException(
                ErrorCode.OPERATE_RELOAD, "taking the changed route files was refused: " + why + ".", cause);
    }

    private static String root(Throwable e) {
        Throwable t = e;
        while (t.getCause() != null && t.getCause() != t) {
            t = t.getCause();
        }
        return String.valueOf(t.getMessage());
    }
}
