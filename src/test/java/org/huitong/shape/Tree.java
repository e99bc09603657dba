package org.huitong.shape;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The code a rule looks at: the product, or the fixture that breaks every rule.
 *
 * @param root package above all parts
 * @param sample package of the sample generator
 */
record Tree(String root, String sample, JavaClasses classes, List<Path> folders) {

    static Tree product() {
        return new Tree(
                "org.huitong",
                "sample",
                new ClassFileImporter().importPath(Path.of("target/classes")),
                List.of(Path.of("src/main/java/org/huitong"), Path.of("src/sample/java/sample")));
    }

    static Tree fixture() {
        String root = "org.huitong.shape.fixture";
        return new Tree(
                root,
                root + ".sample",
                new ClassFileImporter().importPath(Path.of("target/test-classes/org/huitong/shape/fixture")),
                List.of(Path.of("src/test/java/org/huitong/shape/fixture")));
    }

    /** Package below the root: empty for the root itself, two words for parts of parts that the table names, null for what is not ours. */
    String part(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(root)) {
            return "";
        }
        if (!name.startsWith(root + ".") || name.equals(sample)) {
            return null;
        }
        String[] words = name.substring(root.length() + 1).split("\\.");
        String two = words.length > 1 ? words[0] + "." + words[1] : words[0];
        return words[0].equals("operate") || Packages.MAY_USE.containsKey(two) ? two : words[0];
    }

    /** Name of the type as its file has it. */
    static String outer(JavaClass type) {
        return type.getName().replaceFirst("^.*\\.", "").replaceFirst("\\$.*", "");
    }

    List<JavaClass> ours() {
        return classes.stream().filter(type -> part(type) != null).toList();
    }

    Stream<Dependency> arrows() {
        return ours().stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    List<Path> sources() {
        return folders.stream().flatMap(Tree::files).sorted().toList();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
