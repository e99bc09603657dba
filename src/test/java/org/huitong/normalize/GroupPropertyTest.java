package org.huitong.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.SourcePath;
import org.huitong.message.Json;
import org.huitong.message.Raw;

/** True of every record, however its groups are nested: what is parked of a member is that member with all that encloses it. */
class GroupPropertyTest {
    private static final List<String> STEPS = List.of("a", "b.b", "/c");
    private static final Group GROUP =
            new Group(new MappingFile.Each(SourcePath.of("/a/b.b/~1c"), MappingFile.Each.Empty.REFUSE));

    private static Map<String, Object> record(Random random, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("x", "value " + random.nextInt(1000));
        fields.put("~", List.of(1L, 2L));
        if (depth < STEPS.size() && random.nextInt(8) > 0) {
            fields.put(STEPS.get(depth), group(random, depth));
        }
        return fields;
    }

    private static Object group(Random random, int depth) {
        if (random.nextInt(3) == 0) {
            return record(random, depth + 1);
        }
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(random.nextInt(10) == 0 ? "plain" : record(random, depth + 1));
        }
        return list;
    }

    @Property(tries = 1000)
    void aParkedMemberIsItselfAndNoNeighbor(@ForAll long seed) {
        Map<String, Object> fields = record(new Random(seed), 0);
        byte[] text = Json.bytes(fields);
        List<Member> members = GROUP.of(Member.of(new Raw(0, "/7", fields, text, 0, text.length)));
        Set<String> pointers = new HashSet<>();

        for (Member member : members) {
            assertThat(pointers.add(member.pointer())).as(member.pointer()).isTrue();
            Raw alone = Group.alone(member);
            List<Member> again = GROUP.of(Member.of(alone));

            assertThat(again).hasSize(1);
            assertThat(Json.text(alone.fields())).isEqualTo(alone.text());
            Member replayed = again.get(0);
            assertThat(replayed.value()).isEqualTo(member.value());
            for (Member was = member; was.parent() != null; was = was.parent(), replayed = replayed.parent()) {
                assertThat(without(replayed.parent().value(), was.name()))
                        .isEqualTo(without(was.parent().value(), was.name()));
            }
        }
    }

    private static Map<Object, Object> without(Object enclosing, String name) {
        Map<Object, Object> others = new HashMap<>((Map<?, ?>) enclosing);
        others.remove(name);
        return others;
    }
}
