package org.huitong.check;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A composed element of a route file as YAML again, in a list of its own. */
final class Written {
    private Written() {}

    static String of(Node element) {
        DumpSettings settings = DumpSettings.builder().build();
        Node list = new SequenceNode(Tag.SEQ, new ArrayList<>(List.of(element)), FlowStyle.BLOCK);
        return new Present(settings)
                .emitToString(new Serialize(settings).serializeOne(list).iterator());
    }
}
