package org.huitong.contract;

/** The same with one XML document a call. */
class HttpXmlSinkTest extends HttpJsonSinkTest {
    @Override
    String connector() {
        return "http-xml-sink";
    }
}
