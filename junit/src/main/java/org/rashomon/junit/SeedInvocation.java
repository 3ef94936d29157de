package org.rashomon.junit;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.JUnitException;

/** One seed: runs it when a method asks for the run, and tells the memory how it ended. */
final class SeedInvocation
        implements TestTemplateInvocationContext, ParameterResolver, AfterTestExecutionCallback, TestWatcher {

    private final long seed;
    private final boolean failedBefore;
    private final Supplier<Run> runner;
    private final Consumer<Boolean> hasFailed;
    private Optional<Run> run = Optional.empty();

    SeedInvocation(long seed, boolean failedBefore, Supplier<Run> runner, Consumer<Boolean> hasFailed) {
        this.seed = seed;
        this.failedBefore = failedBefore;
        this.runner = runner;
        this.hasFailed = hasFailed;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return failedBefore ? "seed %d, failed before".formatted(seed) : "seed %d".formatted(seed);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Run.class);
    }

    @Override
    public Run resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var result = run.orElseGet(runner);
        if (run.isEmpty()) {
            context.publishReportEntry("run directory", result.directory().toString());
        }
        run = Optional.of(result);
        return result;
    }

    /** Attaches the report of a run whose test failed, where the launcher of the tests keeps files. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty() || run.isEmpty()) {
            return;
        }
        var report = run.get().report();
        try {
            context.publishFile("report.html", MediaType.create("text", "html"), file -> Files.copy(report, file));
        } catch (JUnitException keepsNone) {
            context.publishReportEntry("report", report.toString());
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        hasFailed.accept(false);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        hasFailed.accept(true);
    }
}
