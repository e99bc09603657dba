package org.huitong.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link DecodeBenchmark} and prints both sides beside each other. The two sides of a form take turns, each turn in a
 * process of its own, so that what others do on the machine falls on both; the ratio is the median of the turns' ratios.
 */
public final class DecodeTable {
    private static final int TURNS = 3;
    private static final double WANTED = 4;

    private final CommandLineOptions options;

    private DecodeTable(CommandLineOptions options) {
        this.options = options;
    }

    /** @param args options of JMH; {@code -f} is the number of turns, {@code -p form=CSV} only that form */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        new DecodeTable(new CommandLineOptions(args)).print();
    }

    private void print() throws RunnerException {
        List<String> lines = new ArrayList<>();
        for (String content : chosen("content", Content.values())) {
            for (String form : chosen("form", Form.values())) {
                lines.add(line(content, form));
            }
        }
        System.out.println("| records | format | product, µs of CPU | library, µs of CPU | ratio | within 4 |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        lines.forEach(System.out::println);
    }

    private Collection<String> chosen(String parameter, Enum<?>[] all) {
        return options.getParameter(parameter)
                .orElse(Stream.of(all).map(Enum::name).toList());
    }

    private String line(String content, String form) throws RunnerException {
        boolean compared = Library.has(Form.valueOf(form));
        int turns = options.getForkCount().orElse(TURNS);
        double[] product = new double[turns];
        double[] library = new double[turns];
        double[] ratio = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            product[turn] = cpu("product", content, form);
            library[turn] = compared ? cpu("library", content, form) : 0;
            ratio[turn] = product[turn] / library[turn];
        }
        String measured = "| %s | %s | %.2f | "
                .formatted(content, form, Spread.of(product).median());
        if (!compared) {
            return measured + "| | |";
        }
        Spread spread = Spread.of(ratio);
        return measured
                + "%.2f | %s | %s |"
                        .formatted(
                                Spread.of(library).median(),
                                spread.text(),
                                spread.median() <= WANTED ? "met" : "**missed**");
    }

    private double cpu(String side, String content, String form) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .parent(options)
                        .include(DecodeBenchmark.class.getName() + "." + side + "$")
                        .param("content", content)
                        .param("form", form)
                        .forks(1)
                        .addProfiler(CpuTime.class)
                        .build())
                .runSingle();
        return result.getSecondaryResults().get(CpuTime.LABEL).getScore();
    }
}
