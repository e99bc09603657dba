package org.huitong.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.huitong.message.HuitongException;
import org.huitong.replay.Job;
import org.huitong.replay.JobState;
import org.huitong.replay.Order;

/** Two operators at the same jobs: each acts by what he has seen last, which the other may have changed meanwhile. */
final class JobPeople {
    private final Scene scene;
    private final List<List<Job>> seen = List.of(new ArrayList<>(), new ArrayList<>());

    JobPeople(Scene scene) {
        this.scene = scene;
    }

    void plan(Random random) {
        List<String> subscriptions = new ArrayList<>(
                scene.subscriptions().stream().map(Scene.Subscription::id).toList());
        subscriptions.add("");
        String subscription = scene.one(subscriptions, random);
        act("plan", () -> {
            int there = scene.shelf.rows().size();
            Job job = scene.shelf.jobs().plan(subscription);
            scene.diary.planned.put(job.no(), there);
        });
    }

    void act(String word, Random random) {
        List<Job> mine = seen.get(random.nextInt(2));
        if (mine.isEmpty() || random.nextInt(3) != 0) {
            mine.clear();
            mine.addAll(scene.shelf.jobs().all());
        }
        List<Job> fit = mine.stream().filter(job -> fits(word, job.state())).toList();
        if (!fit.isEmpty()) {
            act(word, scene.one(fit, random), random);
        }
    }

    private static boolean fits(String word, JobState state) {
        return switch (word) {
            case "start" -> state == JobState.PLANNED;
            case "resume" -> state == JobState.PAUSED;
            case "pause" -> state == JobState.RUNNING;
            default -> !state.over();
        };
    }

    private void act(String word, Job job, Random random) {
        act(word + " job " + job.no(), () -> {
            long now = scene.shelf.jobs().all().get((int) job.no() - 1).revision();
            JobShelf jobs = scene.shelf.jobs();
            switch (word) {
                case "start" ->
                    jobs.start(
                            job,
                            new Order(
                                    random.nextInt(3),
                                    random.nextBoolean(),
                                    random.nextInt(3) == 0 ? 1 : 0,
                                    random.nextBoolean() ? 100 : 10,
                                    0));
                case "resume" -> jobs.resume(job);
                case "pause" -> jobs.pause(job);
                default -> jobs.cancel(job);
            }
            if (now != job.revision()) {
                scene.diary.broken.add(word + " of job " + job.no() + " was accepted by what was seen at revision "
                        + job.revision() + ", and it was at " + now);
            }
        });
    }

    private void act(String name, Runnable act) {
        scene.world.act(new Frame(Frame.Actor.PERSON, name), () -> {
            try {
                scene.world.store("store.act");
                act.run();
                scene.world.say(() -> name);
                scene.world.at("after store.act");
            } catch (HuitongException e) {
                scene.world.say(() -> name + " is refused: " + e.code());
            }
        });
    }

    /** At the end nothing is left to jobs. */
    void cancelAll() {
        for (Job job : scene.shelf.jobs().all()) {
            if (job.state().next().contains(JobState.CANCELLING)) {
                act("cancel", job, new Random(0));
            }
        }
    }
}
