package org.rashomon.nemesis.injectors;

import org.rashomon.nemesis.Fault;

/**
 * Carries out faults and undoes them. Calls block until the effect was looked for.
 *
 * <p>Different faults may be injected and healed from different threads at once.
 */
public interface Injector {

    /**
     * Carries out the fault and looks for its effect.
     *
     * @return what was seen; a fault whose effect nobody saw has not bitten, and counts as not injected
     * @throws InjectionException if it could not be carried out, or the thread was interrupted
     */
    Observation inject(Fault fault);

    /**
     * Undoes the fault and checks that it is gone. Undoing a fault that is not in force does no harm.
     *
     * @return what was seen; {@link Observation#bitten} is false, since nothing bites any more
     * @throws InjectionException if it could not be undone, its effect is still there after a bounded wait, or the
     *     thread was interrupted
     */
    Observation heal(Fault fault);
}
