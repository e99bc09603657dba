package org.huitong.words;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The sentences that stand in the sources, as gettext's {@code xgettext} finds them: every text, put together or not, that has two
 * words or more; what is put in between is a numbered gap. Not those that go to the log, which is read in English, nor of
 * packages that have texts of their own.
 */
final class SaidInSources {
    /** The bench and the pilot are for those who build, the command line has its own texts, drawings have no sentences. */
    private static final Pattern APART = Pattern.compile(".*/(bench|pilot|drawing|operate/cli)/.*");

    private static final Pattern NO_SENTENCE = Pattern.compile(
            "\\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|WITH|PRAGMA|select|AND|FROM|WHERE|ORDER|jdbc:|/|COPY|ALTER|SET|yyyy).*",
            Pattern.DOTALL);
    /** A piece of a sentence that is written bit by bit. */
    private static final Pattern PIECE = Pattern.compile("( |[,;:.)]).*", Pattern.DOTALL);

    private static final Pattern GAP = Pattern.compile("\\{\\d+}");
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z']+");
    private static final Pattern WORD = Pattern.compile("[a-z]{2,}");
    private static final Pattern SIDE_BY_SIDE = Pattern.compile("[A-Za-z\u0001\",;)'] [a-zA-Z\u0001\"(']");
    private static final Pattern FORMAT = Pattern.compile("%[sd]");

    private SaidInSources() {}

    /** Sentence to the file that says it. */
    static Map<String, String> of(Path folder) throws IOException {
        Path sources = folder.toAbsolutePath();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !APART.matcher(path.toString()).matches())
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, String> said = new TreeMap<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                Path file = sources.relativize(Path.of(unit.getSourceFile().toUri()));
                new Texts(file.toString(), said).scan(unit, null);
            }
        }
        return said;
    }

    private static final class Texts extends TreePathScanner<Void, Void> {
        private final String file;
        private final Map<String, String> said;

        Texts(String file, Map<String, String> said) {
            this.file = file;
            this.said = said;
        }

        @Override
        public Void visitAnnotation(AnnotationTree node, Void nothing) {
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree node, Void nothing) {
            String method = node.getMethodSelect().toString();
            return method.startsWith("LOG.") || method.endsWith(".description")
                    ? null
                    : super.visitMethodInvocation(node, nothing);
        }

        @Override
        public Void visitBinary(BinaryTree node, Void nothing) {
            if (node.getKind() == Tree.Kind.PLUS && whole()) {
                take(node);
            }
            return super.visitBinary(node, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree node, Void nothing) {
            if (node.getValue() instanceof String && whole()) {
                take(node);
            }
            return null;
        }

        private boolean whole() {
            TreePath around = getCurrentPath().getParentPath();
            while (around.getLeaf() instanceof ParenthesizedTree) {
                around = around.getParentPath();
            }
            return around.getLeaf().getKind() != Tree.Kind.PLUS;
        }

        private void take(ExpressionTree node) {
            List<ExpressionTree> parts = new ArrayList<>();
            flat(node, parts);
            StringBuilder text = new StringBuilder();
            int gaps = 0;
            boolean inGap = false;
            for (ExpressionTree part : parts) {
                if (part instanceof LiteralTree literal
                        && (literal.getValue() instanceof String || literal.getValue() instanceof Character)) {
                    String piece = literal.getValue().toString();
                    while (FORMAT.matcher(piece).find()) {
                        piece = FORMAT.matcher(piece).replaceFirst("{" + gaps++ + "}");
                    }
                    inGap &= piece.isEmpty();
                    text.append(piece);
                } else if (!inGap) {
                    text.append('{').append(gaps++).append('}');
                    inGap = true;
                }
            }
            if (sentence(text.toString())) {
                said.putIfAbsent(text.toString(), file);
            }
        }

        private static void flat(ExpressionTree node, List<ExpressionTree> parts) {
            if (node instanceof BinaryTree sum && node.getKind() == Tree.Kind.PLUS) {
                flat(sum.getLeftOperand(), parts);
                flat(sum.getRightOperand(), parts);
            } else if (node instanceof ParenthesizedTree inner) {
                flat(inner.getExpression(), parts);
            } else {
                parts.add(node);
            }
        }

        private static boolean sentence(String text) {
            String fixed = GAP.matcher(text).replaceAll("\u0001");
            return !PIECE.matcher(text).matches()
                    && !NO_SENTENCE.matcher(text).matches()
                    && !text.contains("\n")
                    && NO_WORD.splitAsStream(fixed)
                                    .filter(word -> WORD.matcher(word).matches())
                                    .count()
                            >= 2
                    && SIDE_BY_SIDE.matcher(fixed).find();
        }
    }
}
