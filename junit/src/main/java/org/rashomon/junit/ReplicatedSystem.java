package org.rashomon.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The system that every {@link ReplicationTest} of a class tests, instead of the bundled store. Its nodes are
 * containers, fresh for each run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface ReplicatedSystem {

    /**
     * A class with a public constructor without parameters that implements
     * {@code org.rashomon.harness.system.SystemUnderTest}; docs/own-system.md tells how.
     */
    Class<?> value();
}
