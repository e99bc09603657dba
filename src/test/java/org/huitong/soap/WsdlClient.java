package org.huitong.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.wsdl.Binding;
import javax.wsdl.BindingOperation;
import javax.wsdl.Definition;
import javax.wsdl.Port;
import javax.wsdl.WSDLException;
import javax.wsdl.extensions.ExtensibilityElement;
import javax.wsdl.extensions.schema.Schema;
import javax.wsdl.extensions.soap.SOAPAddress;
import javax.wsdl.extensions.soap.SOAPOperation;
import javax.wsdl.extensions.soap12.SOAP12Address;
import javax.wsdl.extensions.soap12.SOAP12Operation;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * Calls what a WSDL describes, as a tool would that knows nothing but the WSDL: read by wsdl4j, and both what is sent and what
 * is answered are held against its schema.
 */
public final class WsdlClient {
    private final Definition wsdl;

    public WsdlClient(String text) throws WSDLException {
        WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
        reader.setFeature("javax.wsdl.verbose", false);
        wsdl = reader.readWSDL("here", new InputSource(new StringReader(text)));
    }

    /** What a call came to: its body, which the schema allows. */
    public record Said(int status, String text, Element body) {
        public String of(String name) {
            return body.getElementsByTagNameNS("*", name).item(0).getTextContent();
        }
    }

    private Port port(String name) {
        return wsdl.getService(new QName(wsdl.getTargetNamespace(), "PushService"))
                .getPort(name);
    }

    private static <T> T only(List<?> elements, Class<T> type) {
        return elements.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Where the service is. */
    public URI location(Version version) {
        List<?> elements = port(version == Version.V11 ? "PushSoap11Port" : "PushSoap12Port")
                .getExtensibilityElements();
        return URI.create(
                version == Version.V11
                        ? only(elements, SOAPAddress.class).getLocationURI()
                        : only(elements, SOAP12Address.class).getLocationURI());
    }

    private String action(Version version) {
        Binding binding = port(version == Version.V11 ? "PushSoap11Port" : "PushSoap12Port")
                .getBinding();
        BindingOperation operation = binding.getBindingOperation("push", null, null);
        assertThat(binding.getPortType().isUndefined()).isFalse();
        List<?> elements = operation.getExtensibilityElements();
        return version == Version.V11
                ? only(elements, SOAPOperation.class).getSoapActionURI()
                : only(elements, SOAP12Operation.class).getSoapActionURI();
    }

    /** Throws where the schema of the WSDL does not allow it. */
    public void allows(Element element) throws Exception {
        for (Object one : wsdl.getTypes().getExtensibilityElements()) {
            Element schema = ((Schema) (ExtensibilityElement) one).getElement();
            if (schema.getAttribute("targetNamespace").equals(element.getNamespaceURI())) {
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(new DOMSource(schema))
                        .newValidator()
                        .validate(new DOMSource(element));
                return;
            }
        }
        throw new AssertionError("no schema for " + element.getNamespaceURI());
    }

    static Element parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    /**
     * Calls the operation.
     *
     * @param user null where the token names none
     */
    public Said push(Version version, String user, String token, String messageId, String document) throws Exception {
        String body = "<push xmlns=\"" + wsdl.getTargetNamespace() + "\"><document>" + Template.escaped(document)
                + "</document></push>";
        allows(parsed(body));
        String envelope = "<s:Envelope xmlns:s=\"" + version.namespace() + "\"><s:Header><w:Security xmlns:w=\""
                + UserToken.SECURITY + "\"><w:UsernameToken>"
                + (user == null ? "" : "<w:Username>" + user + "</w:Username>") + "<w:Password>" + token
                + "</w:Password></w:UsernameToken></w:Security>"
                + "<MessageID xmlns=\"http://www.w3.org/2005/08/addressing\">" + messageId
                + "</MessageID></s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
        HttpRequest.Builder request = HttpRequest.newBuilder(location(version))
                .header("Content-Type", version.contentType(action(version)))
                .POST(HttpRequest.BodyPublishers.ofString(envelope));
        if (version == Version.V11) {
            request.header("SOAPAction", '"' + action(version) + '"');
        }
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        Element said = parsed(answer.body());
        assertThat(said.getNamespaceURI()).isEqualTo(version.namespace());
        for (String name : List.of("receipt", "problem")) {
            if (said.getElementsByTagNameNS(wsdl.getTargetNamespace(), name).getLength() == 1) {
                allows((Element) said.getElementsByTagNameNS(wsdl.getTargetNamespace(), name)
                        .item(0));
                return new Said(answer.statusCode(), answer.body(), said);
            }
        }
        throw new AssertionError("neither receipt nor problem: " + answer.body());
    }
}
