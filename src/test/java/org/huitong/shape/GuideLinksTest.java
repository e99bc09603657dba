package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because a link into nothing is found by the one who needs it: each leads to a file that is there, and to a heading in it. */
class GuideLinksTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> pages = pages();
        for (Path page : pages) {
            found.addAll(findings(page));
        }

        assertThat(pages).hasSizeGreaterThan(30);
        assertThat(found).isEmpty();
    }

    @Test
    void aMissingFileAndAMissingHeadingAreFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "# One\n## `run` it, 再来一次 (2)\n## One\n");
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "# Top\n[a](other.md#run-it-再来一次-2) [b](#top) [c](other.md#one-1) [d](https://example.org/x)\n"
                        + "```\n[no](link.md)\n```\n`[no](link.md)` [e](gone.md) [f](other.md#two) [g](#bottom)\n");

        assertThat(findings(page))
                .containsExactly(
                        page + ": gone.md is not there",
                        page + ": other.md has no heading #two",
                        page + ": it has no heading #bottom");
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md") && Files.isRegularFile(path))
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    private List<String> findings(Path page) throws IOException {
        List<String> found = new ArrayList<>();
        String prose = CODE.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""))
                .replaceAll("``");
        Matcher link = LINK.matcher(prose);
        while (link.find()) {
            String to = link.group(1);
            if (to.matches("[a-z]+:.*")) {
                continue;
            }
            int hash = to.indexOf('#');
            String file = hash < 0 ? to : to.substring(0, hash);
            Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
            if (!Files.exists(target)) {
                found.add(page + ": " + file + " is not there");
            } else if (hash >= 0 && !anchors(target).contains(to.substring(hash + 1))) {
                found.add(page + ": " + (file.isEmpty() ? "it" : file) + " has no heading " + to.substring(hash));
            }
        }
        return found;
    }

    /** As GitHub makes them of headings. */
    private Set<String> anchors(Path page) throws IOException {
        if (!anchors.containsKey(page)) {
            Set<String> all = new HashSet<>();
            HEADING.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""))
                    .results()
                    .map(heading -> anchor(heading.group(1)))
                    .forEach(anchor -> {
                        String free = anchor;
                        for (int n = 1; !all.add(free); n++) {
                            free = anchor + "-" + n;
                        }
                    });
            anchors.put(page, all);
        }
        return anchors.get(page);
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }
}
