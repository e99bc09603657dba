package org.huitong.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.UncheckedIOException;
import java.util.ResourceBundle;
import org.huitong.message.Json;
import org.huitong.operate.cli.Texts;

/** How a lineage or a map is written down. */
public enum Format {
    /** For people. */
    TEXT {
        @Override
        public String write(Lineage lineage, ResourceBundle texts) {
            return new Listing(new Texts(texts)).of(lineage);
        }

        @Override
        public String write(FlowMap map, ResourceBundle texts) {
            return new MapListing(new Texts(texts)).of(map);
        }
    },
    /** For tools: the same in every language. */
    JSON {
        @Override
        public String write(Lineage lineage, ResourceBundle texts) {
            return json(lineage);
        }

        @Override
        public String write(FlowMap map, ResourceBundle texts) {
            return json(map);
        }

        private static String json(Object value) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentObjectsWith(indenter);
            printer.indentArraysWith(indenter);
            try {
                return Json.MAPPER.writer(printer).writeValueAsString(value) + "\n";
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    /** One picture. */
    SVG {
        @Override
        public String write(Lineage lineage, ResourceBundle texts) {
            return new Picture(new Texts(texts)).of(lineage);
        }

        @Override
        public String write(FlowMap map, ResourceBundle texts) {
            return new MapPicture(new Texts(texts)).of(map);
        }
    };

    /** The whole document, ending in a line feed; {@code texts} is the command line's bundle. */
    public abstract String write(Lineage lineage, ResourceBundle texts);

    /** As {@link #write(Lineage, ResourceBundle)}. */
    public abstract String write(FlowMap map, ResourceBundle texts);
}
