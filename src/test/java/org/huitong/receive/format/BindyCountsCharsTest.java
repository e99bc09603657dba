package org.huitong.receive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.annotation.FixedLengthRecord;
import org.apache.camel.dataformat.bindy.fixed.BindyFixedLengthDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Why fixed width has a decoder of its own: camel-bindy decodes first and then counts chars. */
class BindyCountsCharsTest {

    @FixedLengthRecord(length = 16)
    public static class Line {
        @DataField(pos = 1, length = 10, trim = true)
        public String name;

        @DataField(pos = 11, length = 2, trim = true)
        public String sex;

        @DataField(pos = 13, length = 4, trim = true)
        public String number;
    }

    private static Object bindy(byte[] line) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                BindyFixedLengthDataFormat format = new BindyFixedLengthDataFormat(Line.class)) {
            format.setCamelContext(context);
            format.setLocale("default");
            format.start();
            DefaultExchange exchange = new DefaultExchange(context);
            exchange.setProperty(org.apache.camel.Exchange.CHARSET_NAME, "GB18030");
            return format.unmarshal(exchange, new ByteArrayInputStream(line));
        }
    }

    @Test
    void columnsBehindAChineseNameAreReadFromTheWrongPlace() throws Exception {
        byte[] ascii = "ZHANGSAN  M 0001\n".getBytes(Reading.GB18030);
        byte[] chinese = "张三      男0001\n".getBytes(Reading.GB18030);
        assertThat(ascii).hasSameSizeAs(chinese);

        assertThat(((Line) bindy(ascii)).number).isEqualTo("0001");
        assertThat(failureOrNumber(chinese)).isNotEqualTo("0001");
    }

    private static String failureOrNumber(byte[] line) throws Exception {
        try {
            return ((Line) bindy(line)).number;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
