package org.huitong.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.huitong.message.ErrorCode;
import org.huitong.message.Problem;

/** Reads one request's body, never keeping more than the limit. Lives on the request's event loop only. */
final class BodyReader {
    private static final int DISCARD_MILLIS = 2_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final EdgeSettings settings;
    private final InFlight.Place place;
    private Buffer body = Buffer.buffer();
    private boolean over;
    private long deadline;

    BodyReader(Vertx vertx, HttpServerRequest request, EdgeSettings settings, InFlight.Place place) {
        this.vertx = vertx;
        this.request = request;
        this.settings = settings;
        this.place = place;
    }

    /** Calls {@code then} with the whole body; answers by itself, and leaves the place, when there is none to have. */
    void read(Consumer<byte[]> then) {
        deadline = vertx.setTimer(
                2 * settings.idleTimeout().toMillis(),
                late -> refuse(Problem.of(
                        ErrorCode.RECEIVE_MALFORMED, "The body did not arrive in time. Send it without pauses.")));
        request.exceptionHandler(gone -> {
            vertx.cancelTimer(deadline);
            over = true;
            body = null;
            place.leave();
        });
        request.handler(this::take);
        request.endHandler(end -> {
            if (!over) {
                vertx.cancelTimer(deadline);
                byte[] bytes = body.getBytes();
                body = null;
                then.accept(bytes);
            }
        });
        if (request.headers().contains("Expect", "100-continue", true)) {
            request.response().writeContinue();
        }
    }

    private void take(Buffer chunk) {
        if (over) {
            return;
        }
        if ((long) body.length() + chunk.length() > settings.maxBodyBytes()) {
            refuse(tooLarge(settings));
        } else if (!place.take(chunk.length())) {
            refuse(Problem.of(
                    ErrorCode.RECEIVE_BUSY,
                    "The bodies under way fill the memory kept for them; nothing of this one was kept. Send it again"
                            + " later."));
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void refuse(Problem problem) {
        vertx.cancelTimer(deadline);
        over = true;
        body = null;
        place.leave();
        refuse(vertx, request, problem);
    }

    static Problem tooLarge(EdgeSettings settings) {
        return Problem.of(
                ErrorCode.RECEIVE_TOO_LARGE,
                "The body is longer than " + settings.maxBodyBytes() + " bytes. Send fewer records at once.");
    }

    /**
     * Answers before the body has been read, then reads on for a moment and throws away what comes: closing at once
     * would reset the connection under the sender, who then never sees the answer.
     */
    static void refuse(Vertx vertx, HttpServerRequest request, Problem problem) {
        if (request.isEnded()) {
            Problems.write(request, problem);
            return;
        }
        request.response().putHeader("Connection", "close");
        long last = vertx.setTimer(DISCARD_MILLIS, late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(last));
        request.handler(chunk -> {});
        request.endHandler(end -> {
            vertx.cancelTimer(last);
            request.connection().close();
        });
        Problems.write(request, problem);
    }
}
