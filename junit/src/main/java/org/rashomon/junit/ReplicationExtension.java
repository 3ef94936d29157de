package org.rashomon.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.results.RunDirectoryException;

/** Turns a {@link ReplicationTest} into its invocations. */
final class ReplicationExtension implements TestTemplateInvocationContextProvider {

    /** Where runs are kept, as a configuration parameter of JUnit. */
    static final String RUNS = "rashomon.runs";

    /** The file of failing seeds, as a configuration parameter of JUnit. */
    static final String MEMORY = "rashomon.failures";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        var method = context.getRequiredTestMethod();
        if (!Arrays.asList(method.getParameterTypes()).contains(Run.class)) {
            throw new ExtensionConfigurationException(
                    "%s takes no Run, so nothing would be run; give it a parameter of type Run".formatted(method));
        }
        var asked =
                AnnotationSupport.findAnnotation(method, ReplicationTest.class).orElseThrow();
        var runs = Path.of(context.getConfigurationParameter(RUNS).orElse("results/runs"));
        var memory = new FailureMemory(
                Path.of(context.getConfigurationParameter(MEMORY).orElse(".rashomon/failures.json")));
        var test = name(context.getRequiredTestClass(), method);
        try {
            var plan = Plan.of(
                    asked, AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ReplicatedSystem.class));
            if (!asked.replay().isEmpty()) {
                var seed = plan.seeds().getFirst();
                return Stream.of(new SeedInvocation(seed, false, () -> plan.run(seed, runs), hasFailed -> {}));
            }
            var failed = memory.seeds(test);
            return plan.remembering(failed).seeds().stream()
                    .map(seed -> new SeedInvocation(
                            seed,
                            failed.contains(seed),
                            () -> plan.run(seed, runs),
                            hasFailed -> memory.tell(test, seed, hasFailed)));
        } catch (ScenarioException | RunDirectoryException impossible) {
            throw new ExtensionConfigurationException(test + ": " + impossible.getMessage(), impossible);
        }
    }

    private static String name(Class<?> testClass, Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", testClass.getName() + "." + method.getName() + "(", ")"));
    }
}
