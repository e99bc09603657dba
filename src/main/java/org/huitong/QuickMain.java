package org.huitong;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;

/** Camel's own start, with a context that bears thousands of routes: each subscription has its own, and so has its connector. */
final class QuickMain extends Main {
    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = new ManyRoutes();
        context.getCamelContextExtension().setRegistry(registry);
        return context;
    }

    /** Finds a route by its name, where Camel 4.18 copies and goes through all there are. */
    private static final class ManyRoutes extends DefaultCamelContext {
        private final Map<String, Route> byId = new ConcurrentHashMap<>();

        ManyRoutes() {
            super(false);
        }

        @Override
        public void addRoute(Route route) {
            super.addRoute(route);
            byId.put(route.getId(), route);
        }

        @Override
        public void removeRoute(Route route) {
            super.removeRoute(route);
            byId.remove(route.getId(), route);
        }

        /** Asked for every exchange whose body is a stream: whether the route that it came from keeps streams. */
        @Override
        public Route getRoute(String id) {
            return id == null ? null : byId.get(id);
        }

        /**
         * A route that is added takes the place of one of its name; Camel gathers the endpoints of all before it sees that
         * there is none. With 1,000 subscriptions that was half of the start.
         */
        @Override
        public boolean removeRoute(String routeId) throws Exception {
            return getRouteServices().containsKey(routeId) && super.removeRoute(routeId);
        }
    }
}
