package org.huitong.contract;

/** The same with one form a call. */
class HttpFormSinkTest extends HttpJsonSinkTest {
    @Override
    String connector() {
        return "http-form-sink";
    }

    @Override
    boolean spoilt() {
        return true;
    }
}
