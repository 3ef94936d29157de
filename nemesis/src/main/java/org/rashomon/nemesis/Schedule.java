package org.rashomon.nemesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chooses which faults happen when.
 *
 * <p>Each kind has its own lane, in which one fault follows the other with a pause between them; faults of different
 * lanes may be in force together as long as {@link Clash} allows it. The lanes take turns, so that under a short time
 * limit every kind has its first fault before any has its second. A lane that finds no place before the time limit
 * ends; so a kind for which there is no room at all is left out, and the vacuity checker of the run will say so.
 */
public final class Schedule {

    /** How often a fault is drawn for one start before a later start is tried. */
    private static final int DRAWS = 32;

    private final SchedulePlan plan;
    private final Pacing pacing;
    private final SplittableRandom random;
    private final Map<FaultKind, Lane> lanes = new EnumMap<>(FaultKind.class);
    private final List<ScheduledFault> placed = new ArrayList<>();

    private Schedule(SchedulePlan plan) {
        this.plan = plan;
        this.pacing = Pacing.of(plan.timeLimit(), (int)
                plan.kinds().stream().filter(FaultKind::hitsLinks).count());
        this.random = new SplittableRandom(plan.seed());
    }

    /**
     * The schedule of a plan: a pure function of it, in the order of the faults' beginning.
     *
     * <p>No link is under two faults at once; a node that is killed or paused has no other fault meanwhile; never are
     * all nodes killed or paused at once, nor does a fault of links begin while each of them ends at a node that is
     * down, so that it can be seen to bite; the first clock fault sets a clock back by more than a second, for as long
     * as a fault may last, with its links open for at least half of that time; a node that joins is away from the very
     * beginning.
     */
    public static List<ScheduledFault> seeded(SchedulePlan plan) {
        return new Schedule(plan).fill();
    }

    private List<ScheduledFault> fill() {
        for (var kind : turns()) {
            lanes.put(kind, new Lane(new FaultSource(kind, plan, random.split()), random.split()));
        }
        var open = turns();
        while (!open.isEmpty()) {
            open.removeIf(kind -> !placeNext(kind));
        }
        placed.sort(Comparator.comparing(ScheduledFault::at)
                .thenComparing(fault -> fault.fault().kind()));
        return IntStream.range(0, placed.size())
                .mapToObj(number -> numbered(number, placed.get(number)))
                .toList();
    }

    /** The kinds in the order of their turns: clocks choose first, because their first fault is the longest. */
    private List<FaultKind> turns() {
        var turns = new ArrayList<>(
                Arrays.stream(FaultKind.values()).filter(plan.kinds()::contains).toList());
        Collections.reverse(turns);
        return turns;
    }

    private boolean placeNext(FaultKind kind) {
        var lane = Optional.ofNullable(lanes.get(kind)).orElseThrow();
        var length = lane.drawLength(kind, pacing);
        for (var start = lane.drawStart(kind, pacing); ; start += pacing.step()) {
            var end = Math.min(start + length, pacing.lastEnd());
            if (end - start < pacing.shortest() || (kind == FaultKind.JOIN && start > 0)) {
                return false;
            }
            for (var draw = 0; draw < DRAWS; draw++) {
                var fault = lane.source.draw(lane.count);
                if (fault.isEmpty()) {
                    return false;
                }
                if (isPlaced(
                        new ScheduledFault(0, Duration.ofMillis(start), Duration.ofMillis(end - start), fault.get()))) {
                    lane.advanceTo(end);
                    return true;
                }
            }
        }
    }

    private boolean isPlaced(ScheduledFault candidate) {
        var near = placed.stream().filter(other -> isNear(other, candidate)).toList();
        if (near.stream().anyMatch(other -> Clash.between(other, candidate, pacing.margin()))
                || Clash.leavesNoNodeUp(candidate, near, plan.nodes(), pacing.margin())) {
            return false;
        }
        placed.add(candidate);
        return true;
    }

    /** What is far away in time cannot clash; most of a long schedule is. */
    private boolean isNear(ScheduledFault one, ScheduledFault other) {
        return one.at().compareTo(other.end().plus(pacing.margin())) <= 0
                && other.at().compareTo(one.end().plus(pacing.margin())) <= 0;
    }

    private static ScheduledFault numbered(int number, ScheduledFault fault) {
        return new ScheduledFault(number, fault.at(), fault.length(), fault.fault());
    }

    /** How far the faults of one kind have got. */
    private static final class Lane {

        private final FaultSource source;
        private final SplittableRandom random;
        private int count;
        private long end;

        Lane(FaultSource source, SplittableRandom random) {
            this.source = source;
            this.random = random;
        }

        long drawStart(FaultKind kind, Pacing pacing) {
            if (kind == FaultKind.JOIN) {
                return count == 0 ? 0 : end;
            }
            return count == 0
                    ? pacing.first() + random.nextLong(pacing.shortest() + 1)
                    : end + random.nextLong(pacing.shortestGap(), pacing.longestGap() + 1);
        }

        long drawLength(FaultKind kind, Pacing pacing) {
            if (kind == FaultKind.CLOCK && count == 0) {
                return pacing.longest();
            }
            var longest = kind.hitsLinks() ? pacing.longestOfLinks() : pacing.longest();
            return random.nextLong(pacing.shortest(), longest + 1);
        }

        void advanceTo(long newEnd) {
            end = newEnd;
            count++;
        }
    }
}
