package org.huitong.operate.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import org.huitong.failed.request.Request;

/** The contract's {@code Request}: no payload; examples are masked. */
record RequestView(
        long id,
        String kind,
        String state,
        String actor,
        String reason,
        String about,
        @JsonRawValue String rule,
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        @JsonSerialize(using = ToStringSerializer.class) Instant expires,
        String second,
        @JsonSerialize(using = ToStringSerializer.class) Instant decided,
        String answer,
        long rows,
        List<Request.Figure> figures,
        List<Request.Example> examples) {

    static RequestView of(Request request) {
        return new RequestView(
                request.id(),
                request.kind().word(),
                request.state().word(),
                request.actor(),
                request.reason(),
                request.askedFor(),
                RowView.orNull(request.rule()),
                Instant.ofEpochMilli(request.at()),
                Instant.ofEpochMilli(request.expires()),
                RowView.orNull(request.second()),
                request.decided() == 0 ? null : Instant.ofEpochMilli(request.decided()),
                RowView.orNull(request.answer()),
                request.figures().stream().mapToLong(Request.Figure::rows).sum(),
                request.figures(),
                request.examples());
    }

    /** Newest first; {@code next} is null where nothing is left. */
    record Page(List<RequestView> requests, Long next) {}
}
