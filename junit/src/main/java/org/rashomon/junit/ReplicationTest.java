package org.rashomon.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of runs: each seed is one invocation, whose method takes the {@link Run} as a parameter. Seeds that failed
 * before come first, until they pass.
 *
 * <p>What is not set here has the default of {@code rashomon run}, but for the world, which is the simulated one.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(ReplicationExtension.class)
public @interface ReplicationTest {

    /** How many seeds, counted from {@link #firstSeed}. */
    int seeds() default 10;

    /** The first seed. */
    long firstSeed() default 1;

    /**
     * What to run again, once, with its own seed: a case that {@code rashomon shrink RUN -o NAME.run} wrote, a run
     * directory, or a scenario file. Seeds are not counted then.
     */
    String replay() default "";

    /** A scenario file; the other settings win over it. */
    String scenario() default "";

    /** Where nodes run: {@code simulated}, {@code local} or {@code docker}. */
    String world() default "";

    /** How conflicts are resolved. */
    String strategy() default "";

    /** Who replicates to whom. */
    String topology() default "";

    /** What clients do; by default what suits the strategy. */
    String workload() default "";

    /** What breaks, joined by commas, or {@code none}. */
    String faults() default "";

    /** How long clients work, such as {@code 10s}. */
    String timeLimit() default "";

    /** A known defect to plant in the bundled store: a test that must fail. */
    String defect() default "";

    /** Anything else that a scenario can set, each as {@code name=value}. */
    String[] settings() default {};
}
