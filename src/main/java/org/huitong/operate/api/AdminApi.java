package org.huitong.operate.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.huitong.edge.EdgeServer;
import org.huitong.edge.Problems;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.Problem;

/**
 * The admin API on a server of its own. The contract registers the handlers, so nothing answers that it does not
 * promise. Thread-safe.
 */
public final class AdminApi {
    private static final int MOST_BODY_BYTES = 1024 * 1024;
    private static final int BAD_REQUEST = 400;

    private final EdgeServer server;
    private final Desk desk;
    private final Path tokenFile;

    /**
     * @param server its own; started and closed by the caller
     * @param tokenFile where clients find the token; created with a new one where it is not there
     */
    public AdminApi(EdgeServer server, Desk desk, Path tokenFile) {
        this.server = server;
        this.desk = desk;
        this.tokenFile = tokenFile;
    }

    /**
     * Registers every operation of the contract; call once, before the server starts.
     *
     * @throws HuitongException CONFIG-INVALID where contract and handlers do not match, or the token
     *     can be neither read nor created
     */
    public void mount() {
        Contract contract = Contract.read();
        Map<String, Function<Call, Object>> handlers = handlers(contract);
        contract.mustMatch(handlers.keySet());
        Gate gate = new Gate(server.settings().host(), AdminToken.in(tokenFile));
        for (Operation operation : contract.operations()) {
            mount(operation, gate, handlers.get(operation.id()));
        }
    }

    private Map<String, Function<Call, Object>> handlers(Contract contract) {
        RowOperations rows = new RowOperations(desk);
        RequestOperations requests = new RequestOperations(desk);
        SubscriptionOperations subscriptions = new SubscriptionOperations(desk);
        ReplayOperations replays = new ReplayOperations(desk, subscriptions);
        JobOperations jobs = new JobOperations(desk);
        SourceOperations sources = new SourceOperations(desk);
        GrantOperations grants = new GrantOperations(desk.grants());
        BackupOperations backups = new BackupOperations(desk.backups());
        ReloadOperations reloads = new ReloadOperations(desk.reloads());
        AuditOperations audit = new AuditOperations(desk);
        BackfillOperations backfills = new BackfillOperations(desk.backfills());
        return Map.ofEntries(
                Map.entry("getContract", call -> contract.document()),
                Map.entry("getStatus", call -> desk.status()),
                Map.entry("getQuality", call -> desk.quality()),
                Map.entry("listRows", rows::list),
                Map.entry("searchRows", rows::search),
                Map.entry("searchSightings", rows::sightings),
                Map.entry("listAudit", audit::list),
                Map.entry("listGroups", rows::groups),
                Map.entry("getRow", rows::get),
                Map.entry("sampleRow", rows::sample),
                Map.entry("editRow", rows::edit),
                Map.entry("discardRow", rows::discard),
                Map.entry("restoreRow", rows::restore),
                Map.entry("claimRow", rows::claim),
                Map.entry("releaseRow", rows::release),
                Map.entry("listRequests", requests::list),
                Map.entry("getRequest", requests::get),
                Map.entry("createRequest", requests::create),
                Map.entry("confirmRequest", requests::confirm),
                Map.entry("refuseRequest", requests::refuse),
                Map.entry("getReplays", replays::get),
                Map.entry("startReplay", replays::start),
                Map.entry("listReplayJobs", jobs::list),
                Map.entry("planReplayJob", jobs::plan),
                Map.entry("getReplayJob", jobs::get),
                Map.entry("listReplayJobFailures", jobs::failed),
                Map.entry("previewReplayJob", jobs::preview),
                Map.entry("startReplayJob", jobs::start),
                Map.entry("pauseReplayJob", jobs::pause),
                Map.entry("resumeReplayJob", jobs::resume),
                Map.entry("cancelReplayJob", jobs::cancel),
                Map.entry("resumeSubscription", subscriptions::resume),
                Map.entry("listBackfills", backfills::list),
                Map.entry("startBackfill", backfills::start),
                Map.entry("pauseBackfill", backfills::pause),
                Map.entry("resumeBackfill", backfills::resume),
                Map.entry("cancelBackfill", backfills::cancel),
                Map.entry("listBackups", backups::list),
                Map.entry("makeBackup", backups::begin),
                Map.entry("getLive", reloads::live),
                Map.entry("reload", reloads::reload),
                Map.entry("pauseSource", sources::pause),
                Map.entry("resumeSource", sources::resume),
                Map.entry("listGrants", grants::list),
                Map.entry("getGrant", grants::get),
                Map.entry("putGrant", grants::put),
                Map.entry("withdrawGrant", grants::withdraw),
                Map.entry("releaseGathered", grants::release),
                Map.entry("discardGathered", grants::discard),
                Map.entry("why", grants::why));
    }

    /** Two routes per operation: the gate decides before a byte of the body is kept. */
    private void mount(Operation operation, Gate gate, Function<Call, Object> handler) {
        Router router = server.router();
        HttpMethod method = HttpMethod.valueOf(operation.method());
        router.route(method, operation.route()).handler(context -> {
            context.response().putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff");
            Problem refusal = gate.refusal(context.request(), operation.secured());
            if (refusal == null) {
                context.next();
            } else {
                Problems.write(context.request(), refusal);
            }
        });
        router.route(method, operation.route())
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES))
                .handler(context -> run(context, operation, handler));
    }

    /** The store blocks, so handlers never run on the event loop. */
    private static void run(RoutingContext context, Operation operation, Function<Call, Object> handler) {
        Call call;
        try {
            call = Call.of(context, operation);
        } catch (Unreadable e) {
            Problems.write(context.request(), unreadable(e.getMessage()));
            return;
        } catch (HuitongException e) {
            // Left to the router it would be logged as its own failure.
            Problems.write(context.request(), Problem.of(e));
            return;
        }
        context.vertx()
                .executeBlocking(() -> Json.bytes(handler.apply(call)), false)
                .onComplete(done -> {
                    if (done.failed()) {
                        Problems.write(context.request(), Problems.of(done.cause(), operation.id()));
                    } else {
                        write(context.response(), done.result());
                    }
                });
    }

    private static void write(HttpServerResponse response, byte[] json) {
        if (!response.closed()) {
            response.putHeader("Content-Type", "application/json").end(Buffer.buffer(json));
        }
    }

    private static Problem unreadable(String detail) {
        Problem wrong = Problem.of(ErrorCode.OPERATE_INVALID, detail);
        return new Problem(wrong.type(), "Malformed request", BAD_REQUEST, wrong.code(), detail, wrong.errors());
    }
}
