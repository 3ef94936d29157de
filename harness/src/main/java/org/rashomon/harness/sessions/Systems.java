package org.rashomon.harness.sessions;

import java.lang.reflect.Constructor;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.system.SystemUnderTest;

/** Finds the class of a system of the user's own, which a scenario names. */
final class Systems {

    private Systems() {}

    /**
     * Fails unless there is a system of that class, which is not made yet: its constructor may start things.
     *
     * @throws ScenarioException if there is none on the class path, or it is no system
     */
    static void requireNamed(String className) {
        constructor(className);
    }

    /**
     * A system of that class, which has a public constructor without parameters.
     *
     * @throws ScenarioException if there is none on the class path, or it is no system, or it cannot be made
     */
    static SystemUnderTest named(String className) {
        try {
            return constructor(className).newInstance();
        } catch (ReflectiveOperationException failure) {
            var cause = failure.getCause() == null ? failure : failure.getCause();
            throw new ScenarioException("system: %s cannot be made: %s".formatted(className, cause), failure);
        }
    }

    private static Constructor<? extends SystemUnderTest> constructor(String className) {
        try {
            var found = Class.forName(className);
            var constructor = found.getConstructor();
            if (!SystemUnderTest.class.isAssignableFrom(constructor.getDeclaringClass())) {
                throw new ScenarioException(
                        "system: %s does not implement %s".formatted(className, SystemUnderTest.class.getName()));
            }
            return found.asSubclass(SystemUnderTest.class).getConstructor();
        } catch (ClassNotFoundException | NoClassDefFoundError absent) {
            throw new ScenarioException(
                    "system: there is no class %s on the class path; name its jar or folder in RASHOMON_CLASSPATH"
                            .formatted(className),
                    absent);
        } catch (NoSuchMethodException none) {
            throw new ScenarioException(
                    "system: %s has no public constructor without parameters".formatted(className), none);
        }
    }
}
