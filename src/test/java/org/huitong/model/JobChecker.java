package org.huitong.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.failed.Rows;
import org.huitong.message.RowState;
import org.huitong.model.JobShelf.Member;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobState;

/** Holds the jobs against the rows: nothing outside a frozen set is sent, figures add up, nobody acts twice. */
final class JobChecker {
    private final Scene scene;
    private final List<String> broken = new ArrayList<>();
    private final Map<Long, Long> openIn = new HashMap<>();

    JobChecker(Scene scene) {
        this.scene = scene;
    }

    List<String> broken() {
        List<Rows.Row> rows = scene.shelf.rows();
        for (Job job : scene.shelf.jobs().all()) {
            List<Member> members = scene.shelf.jobs().members(job.no());
            if (job.state() != JobState.PLANNING) {
                frozen(job, members);
            }
            members.forEach(member -> member(job, member, rows));
        }
        rows.stream().filter(row -> row.state() == RowState.REPLAYING).forEach(this::asked);
        return broken;
    }

    private void frozen(Job job, List<Member> members) {
        List<String> set =
                members.stream().map(m -> m.row() + " at " + m.revision()).toList();
        List<String> before = scene.diary.frozen.putIfAbsent(job.no(), set);
        if (before != null && !before.equals(set)) {
            broken.add("the set of job " + job.no() + " was " + before + " and is " + set);
        }
        boolean whole = job.planned() > 0 || job.state() != JobState.CANCELLING && job.state() != JobState.CANCELLED;
        if (whole && members.size() != job.planned()) {
            broken.add("job " + job.no() + " has planned " + job.planned() + " and holds " + members.size());
        }
        if (job.state().over() && members.stream().anyMatch(m -> m.fate().open())) {
            broken.add("job " + job.no() + " is over and holds open rows: " + members);
        }
    }

    private void member(Job job, Member member, List<Rows.Row> rows) {
        Rows.Row row = rows.get((int) member.row() - 1);
        String name = "row " + member.row() + " (" + row.state() + ") of job " + job.no() + " (" + member.fate() + ")";
        if (member.row() > scene.diary.planned.getOrDefault(job.no(), 0)) {
            broken.add(name + " came after the plan");
        }
        if (member.fate().open() && openIn.put(member.row(), job.no()) != null) {
            broken.add(name + " is in two open jobs");
        }
        boolean fits =
                switch (member.fate()) {
                    case RESOLVED -> row.state() == RowState.RESOLVED;
                    case FAILED -> row.attempts() > 0;
                    case MARKED -> row.revision() == member.revision() || row.state() != RowState.REPLAYING;
                    case WAITING -> row.state() != RowState.REPLAYING;
                    default -> true;
                };
        if (!fits) {
            broken.add(name + " does not fit");
        }
    }

    /** Somebody has asked for it: a person for this row, or a job that holds it. */
    private void asked(Rows.Row row) {
        boolean single = scene.diary.acts.stream()
                .anyMatch(act -> act.word().equals("replay")
                        && act.record().equals(row.record())
                        && act.subscription().equals(row.subscription()));
        boolean ofJob = scene.shelf.jobs().all().stream()
                .flatMap(job -> scene.shelf.jobs().members(job.no()).stream())
                .anyMatch(m -> m.row() == row.no() && m.fate() == Fate.MARKED && m.revision() == row.revision());
        if (!single && !ofJob) {
            broken.add("row " + row.no() + " is replayed and nobody asked for it");
        }
    }
}
