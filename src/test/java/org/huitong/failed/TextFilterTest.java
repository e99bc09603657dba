package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextFilterTest {
    private static final int LETTERS = 3_000;

    private final TextFilter filter = new TextFilter(4711);

    private static String name(Random random, int letters) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            name.append((char) ('一' + random.nextInt(LETTERS)));
        }
        return name.toString();
    }

    private byte[] of(List<String> texts) {
        TextFilter.Builder builder = filter.new Builder();
        texts.forEach(builder::add);
        return builder.build();
    }

    @Test
    void whatIsThereIsNeverDeniedAndWhatIsNotMostlyIs() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            texts.add("{\"xm\":\"" + name(random, 3) + "\",\"dz\":\"" + name(random, 20) + "\"}");
        }
        byte[] bits = of(texts);

        for (String text : texts) {
            int from = random.nextInt(text.length());
            int to = from + 1 + random.nextInt(text.length() - from);
            assertThat(filter.mayHave(bits, text.substring(from, to)))
                    .as("seed %d: %s", seed, text.substring(from, to))
                    .isTrue();
        }
        int wrong = 0;
        int asked = 0;
        while (asked < 10_000) {
            String name = name(random, 2);
            if (texts.stream().noneMatch(text -> text.contains(name))) {
                asked++;
                wrong += filter.mayHave(bits, name) ? 1 : 0;
            }
        }
        assertThat(wrong).as("seed %d", seed).isLessThan(300);
    }

    @Test
    void emptyBlockHasNothing() {
        byte[] bits = of(List.of());

        assertThat(bits).hasSize(Long.BYTES);
        assertThat(filter.mayHave(bits, "王")).isFalse();
    }

    @Test
    void otherSecretMakesOtherBits() {
        TextFilter.Builder other = new TextFilter(4712).new Builder();
        other.add("欧阳");

        assertThat(of(List.of("欧阳"))).isNotEqualTo(other.build());
    }
}
