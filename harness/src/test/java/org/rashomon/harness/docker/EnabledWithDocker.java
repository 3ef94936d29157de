package org.rashomon.harness.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that need a Docker engine. Without one they are skipped, and say so; with {@code RASHOMON_DOCKER=required}, as
 * in CI, they fail; with {@code RASHOMON_DOCKER=off} they are skipped even where there is one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnabledWithDocker.Condition.class)
public @interface EnabledWithDocker {

    /** Looks for the engine. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var wish = Objects.requireNonNullElse(System.getenv("RASHOMON_DOCKER"), "");
            if (wish.equals("off")) {
                return ConditionEvaluationResult.disabled("RASHOMON_DOCKER=off");
            }
            try {
                return ConditionEvaluationResult.enabled(DockerEngine.describe(DockerEngine.connect()));
            } catch (DockerUnavailableException absent) {
                if (wish.equals("required")) {
                    throw absent;
                }
                return ConditionEvaluationResult.disabled(String.valueOf(absent.getMessage()));
            }
        }
    }
}
