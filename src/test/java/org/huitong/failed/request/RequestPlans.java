package org.huitong.failed.request;

import java.util.ArrayList;
import java.util.List;
import org.huitong.failed.Planned;
import org.huitong.failed.request.Request.State;

/** What is asked of the tables of requests to mend, discard or restore. */
public final class RequestPlans {
    private RequestPlans() {}

    /** @param request one of many */
    public static List<Planned> all(long request) {
        List<Object> page = new ArrayList<>();
        String newest = RequestTable.sql(null, 1_500L, 50, page);
        List<Object> asked = new ArrayList<>();
        String waiting = RequestTable.sql(State.ASKED, null, 50, asked);
        return List.of(
                Planned.alone("request_row_outcome", "request: figures", RequestTable.FIGURES, request),
                Planned.by("request_row_outcome", "request: due", Requests.DUE, request, 200),
                new Planned("requests: a page", newest, page, "request", false),
                new Planned("requests: waiting", waiting, asked, "request_state", false),
                Planned.by("request_state", "requests: late", Requests.LATE, 1L));
    }
}
