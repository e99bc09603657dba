package org.huitong.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A SOAP service with a hand-written WSDL: every body that comes is checked against its types, and a wrong one is answered with
 * a fault. Answers are what the test says.
 */
public final class RegistryService implements AutoCloseable {
    private static final String WSDL = "/soap/registry.wsdl";
    private static final String TYPES = XMLConstants.W3C_XML_SCHEMA_NS_URI;

    private final Queue<Document> came = new ConcurrentLinkedQueue<>();
    private final Queue<String> actions = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Schema schema;
    private volatile Function<Element, Reply> replies;

    /** @param body of the SOAP body, or of the whole answer where {@code whole} */
    public record Reply(int status, String body, boolean whole) {
        public static Reply ok(String body) {
            return new Reply(200, body, false);
        }

        public static Reply fault(String code) {
            return new Reply(
                    500,
                    "<soap:Fault><faultcode>soap:" + code + "</faultcode><faultstring>不收</faultstring></soap:Fault>",
                    false);
        }
    }

    /** @param replies by the operation's element */
    public RegistryService(Function<Element, Reply> replies) throws Exception {
        this.replies = replies;
        Document wsdl = builder().parse(RegistryService.class.getResourceAsStream(WSDL));
        schema = SchemaFactory.newInstance(TYPES)
                .newSchema(new DOMSource(
                        wsdl.getElementsByTagNameNS(TYPES, "schema").item(0)));
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "registry");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    private static javax.xml.parsers.DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/registry");
    }

    public void reply(Function<Element, Reply> other) {
        replies = other;
    }

    /** The envelopes that came, the oldest first. */
    public List<Document> came() {
        return List.copyOf(came);
    }

    public List<String> actions() {
        return List.copyOf(actions);
    }

    /** Text of the first element of this local name; null where there is none. */
    public static String text(Node in, String name) {
        Document document = in instanceof Document d ? d : in.getOwnerDocument();
        Node found = document.getElementsByTagNameNS("*", name).item(0);
        return found == null ? null : found.getTextContent();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] asked = exchange.getRequestBody().readAllBytes();
        actions.add(String.valueOf(exchange.getRequestHeaders().getFirst("SOAPAction")));
        Reply reply;
        try {
            Document envelope = builder().parse(new ByteArrayInputStream(asked));
            came.add(envelope);
            Element operation = operation(envelope);
            schema.newValidator().validate(new DOMSource(operation));
            reply = replies.apply(operation);
        } catch (SAXException | ParserConfigurationException e) {
            reply = Reply.fault("Client");
        }
        byte[] answer = reply.whole()
                ? reply.body().getBytes(StandardCharsets.UTF_8)
                : Envelope.answer(Version.V11, reply.body());
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(reply.status(), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Element operation(Document envelope) {
        Node body =
                envelope.getElementsByTagNameNS(Version.V11.namespace(), "Body").item(0);
        Node child = body.getFirstChild();
        while (!(child instanceof Element)) {
            child = child.getNextSibling();
        }
        return (Element) child;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
