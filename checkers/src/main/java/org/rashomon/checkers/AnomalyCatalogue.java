package org.rashomon.checkers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rashomon.checkers.anomalies.PageFiles;

/**
 * Every name that a checker gives to a finding, explained. Each has a page, {@code anomalies/NAME.md} beside this
 * class's resources; a new one is a new file and a constant of the checker that reports it:
 *
 * <pre>{@code private static final AnomalyCatalogue.Entry NAME = AnomalyCatalogue.named("name");}</pre>
 */
public final class AnomalyCatalogue {

    /** Whether a finding is a failure or a cost that the store's strategy openly has. */
    public enum Kind implements AnomalyPage.Labeled {
        ANOMALY,
        BY_DESIGN;

        /** The name in files and on the command line. */
        @Override
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What an anomaly is about, in the order in which they are shown. */
    public enum Family implements AnomalyPage.Labeled {
        LOST_DATA,
        CONVERGENCE,
        CAUSALITY,
        SESSIONS,
        ISOLATION,
        REAL_TIME,
        DATA_TYPES,
        REPLICATION,
        CONSTRAINTS,
        AVAILABILITY;

        /** The name in files, in lower case. */
        @Override
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One explained name.
     *
     * @param name as it stands in {@link Anomaly#name} or {@link ByDesign#name}
     * @param kind whether it fails a run
     * @param family what it is about
     * @param breaks the promise that it breaks
     * @param alsoCalled other names of the literature
     * @param explanation the sections of its page
     */
    public record Entry(
            String name, Kind kind, Family family, String breaks, List<String> alsoCalled, Explanation explanation) {
        public Entry {
            alsoCalled = List.copyOf(alsoCalled);
        }

        /** The definition, as one line. */
        public String definition() {
            return explanation.definition().lines().map(String::strip).collect(Collectors.joining(" "));
        }
    }

    /**
     * The sections of a page, in Markdown.
     *
     * @param definition what it is, in one paragraph
     * @param example the smallest case, as a table and a picture in text
     * @param provokedBy what makes it happen
     * @param seenWith real systems that showed it; may be empty
     * @param legalWhen what would make it permitted
     */
    public record Explanation(
            String definition, String example, String provokedBy, String seenWith, String legalWhen) {}

    private static final Map<String, Entry> ENTRIES = PageFiles.read().entrySet().stream()
            .map(page -> AnomalyPage.parse(page.getKey(), page.getValue()))
            .collect(Collectors.toUnmodifiableMap(Entry::name, Function.identity()));

    public static final Entry VANISHED_WRITE = named("vanished-write");
    public static final Entry LOST_CAUSALLY_LATER = named("lost-causally-later");
    public static final Entry WRONG_WINNER = named("wrong-winner");
    public static final Entry REPLICA_AMNESIA = named("replica-amnesia");
    public static final Entry THIN_AIR_VALUE = named("thin-air-value");
    public static final Entry FAILED_WRITE_VISIBLE = named("failed-write-visible");
    public static final Entry DUPLICATE_ELEMENT = named("duplicate-element");
    public static final Entry DIVERGENCE = named("divergence");
    public static final Entry CYCLIC_CAUSAL_ORDER = named("cyclic-causal-order");
    public static final Entry STALE_INITIAL_READ = named("stale-initial-read");
    public static final Entry OVERWRITTEN_READ = named("overwritten-read");
    public static final Entry CONFLICTING_ARBITRATION = named("conflicting-arbitration");
    public static final Entry STALE_INITIAL_VIEW = named("stale-initial-view");
    public static final Entry CYCLIC_SESSION_VIEW = named("cyclic-session-view");
    public static final Entry FUTURE_READ = named("future-read");
    public static final Entry NOT_OWN_WRITE = named("not-own-write");
    public static final Entry INTERMEDIATE_READ = named("intermediate-read");
    public static final Entry NON_MONOTONIC_READ = named("non-monotonic-read");
    public static final Entry FRACTURED_READ = named("fractured-read");
    public static final Entry STALE_OWN_READ = named("stale-own-read");
    public static final Entry TIME_TRAVEL = named("time-travel");
    public static final Entry WRITES_OUT_OF_ORDER = named("writes-out-of-order");
    public static final Entry EFFECT_BEFORE_CAUSE = named("effect-before-cause");
    public static final Entry CONCURRENT_WRITE_DROPPED = named("concurrent-write-dropped");

    private AnomalyCatalogue() {}

    /** All entries, by what they are about. */
    public static List<Entry> entries() {
        return ENTRIES.values().stream()
                .sorted(Comparator.comparing(Entry::family).thenComparing(Entry::name))
                .toList();
    }

    /** The entry of that name. */
    public static Optional<Entry> find(String name) {
        return Optional.ofNullable(ENTRIES.get(name));
    }

    /**
     * The entry that a checker reports under.
     *
     * @throws IllegalArgumentException if it has no page
     */
    public static Entry named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no page explains the anomaly \"%s\": add anomalies/%s.md".formatted(name, name)));
    }

    /** The entry that the literature calls so, whatever the case of the letters. */
    public static Optional<Entry> alsoCalled(String alias) {
        return entries().stream()
                .filter(entry -> entry.alsoCalled().stream().anyMatch(alias::equalsIgnoreCase))
                .findFirst();
    }
}
