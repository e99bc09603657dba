package org.huitong.wiring.connector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;

/**
 * One request, one answer, both bounded: nothing that the worker should know of happens below it, and nothing is kept but
 * connections. That the far end has ended one of them meanwhile is no trouble with it ({@link KeptConnection}).
 * The response timeout of a connector is for one silence; a far end that drips a byte a second is never silent. So a call
 * as a whole, connecting and reading the answer included, is cut off after twice that time, and an answer after its most
 * bytes. Thread-safe.
 */
public final class OneTry implements HttpClientConfigurer, AutoCloseable {
    private static final int TIMES = 2;
    private static final Timeout SILENCE = Timeout.ofSeconds(30);
    /** Of what no far end of ours has reason to fill. */
    static final int LONGEST_ANSWER = 4 << 20;

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "http-deadline");
        thread.setDaemon(true);
        return thread;
    });
    private final int longest;

    public OneTry() {
        this(LONGEST_ANSWER);
    }

    OneTry(int longest) {
        this.longest = longest;
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(10, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setRetryStrategy(new KeptConnection())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addRequestInterceptorFirst((request, entity, context) -> withoutOurs(request))
                .addExecInterceptorFirst("one-try", this::bounded);
    }

    /** What the gateway calls a source is nobody else's affair. */
    private static void withoutOurs(HttpRequest request) {
        for (Header header : request.getHeaders()) {
            if (header.getName().startsWith("Huitong")) {
                request.removeHeaders(header.getName());
            }
        }
    }

    private ClassicHttpResponse bounded(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Call call = new Call(scope);
        boolean answered = false;
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            HttpEntity entity = response.getEntity();
            answered = entity != null;
            if (answered) {
                response.setEntity(new Bounded(entity, call));
            }
            return response;
        } finally {
            if (!answered) {
                call.over();
            }
        }
    }

    /** Calls under way. */
    int waiting() {
        return clock.getQueue().size();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Its socket is closed under whoever waits for it, once its time is over. */
    private final class Call {
        private final ExecChain.Scope scope;
        private final Future<?> end;

        Call(ExecChain.Scope scope) {
            this.scope = scope;
            Timeout silence = scope.clientContext.getRequestConfigOrDefault().getResponseTimeout();
            Timeout one = silence == null || silence.isDisabled() ? SILENCE : silence;
            this.end = clock.schedule(this::cut, TIMES * one.toMilliseconds(), TimeUnit.MILLISECONDS);
        }

        void cut() {
            if (scope.originalRequest instanceof Cancellable open) {
                open.cancel();
            }
        }

        void over() {
            end.cancel(false);
        }
    }

    /** The answer has more bytes than anybody reads; the rest is not even thrown away. */
    static final class AnswerTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerTooLong(int longest) {
            super("the answer has more than " + longest + " bytes");
        }
    }

    private final class Bounded extends HttpEntityWrapper {
        private final Call call;

        Bounded(HttpEntity entity, Call call) {
            super(entity);
            this.call = call;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Counting(super.getContent(), call, longest);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = getContent()) {
                in.transferTo(out);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                call.over();
            }
        }
    }

    private static final class Counting extends FilterInputStream {
        private final Call call;
        private final int longest;
        private long read;

        Counting(InputStream in, Call call, int longest) {
            super(in);
            this.call = call;
            this.longest = longest;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int some = super.read(into, from, most);
            count(Math.max(0, some));
            return some;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > longest) {
                call.cut(); // first: closing would read all the rest
                throw new AnswerTooLong(longest);
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                call.over();
            }
        }
    }
}
