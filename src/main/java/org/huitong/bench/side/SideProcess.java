package org.huitong.bench.side;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.huitong.bench.load.Drive;
import org.huitong.message.Json;

/**
 * The process one side runs in: answers one line of JSON for each line it is asked, and ends when the asker ends. A
 * question is a word and, where it needs one, a value as JSON. Arguments: side, directory for its state, home, setup.
 */
public final class SideProcess {
    private SideProcess() {}

    /** Called by the bench only, in a new process. */
    public static void main(String[] args) throws Exception {
        try (PrintStream answers =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            // Libraries log to the console: keep their lines out of the answers.
            System.setOut(System.err);
            Setup setup = Json.read(args[3], Setup.class);
            serve(SideName.of(args[0]).open(Path.of(args[1]), Path.of(args[2]), setup), answers);
        }
        System.exit(0);
    }

    private static void serve(Side side, PrintStream answers) throws Exception {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Flight flight = new Flight()) {
            answers.println(Json.text(side.door().orElse(null)));
            for (String question = questions.readLine(); question != null; question = questions.readLine()) {
                answers.println(Json.text(answer(side, flight, question.split(" ", 2))));
            }
        } finally {
            side.stop();
        }
    }

    private static Object answer(Side side, Flight flight, String[] question) throws Exception {
        return switch (question[0]) {
            case "drive" -> side.drive(Json.read(question[1], Drive.class));
            case "purge" -> side.purge().orElse(Child.UNKNOWN);
            case "delivered" -> side.delivered();
            case "change" -> {
                side.change(Json.read(question[1], Changing.class));
                yield true;
            }
            case "changed" -> side.changed();
            case "cpu" -> Flight.cpuNanos();
            case "engage" -> flight.engage();
            case "record" -> flight.record();
            case "rest" -> flight.rest(Path.of(question[1]));
            case "land" -> flight.land();
            default -> throw new IllegalArgumentException(question[0]);
        };
    }
}
