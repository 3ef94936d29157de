package org.rashomon.junit;

/** A run that was found causal, and may be asked for more. See {@link RunAssert#isCausal}. */
public final class CausalRunAssert extends RunAssert {

    CausalRunAssert(RunAssert before) {
        super(before);
    }

    /**
     * Each session saw its own writes, never an older state than before, and nobody saw its writes out of their order
     * or without what it had read: the four session guarantees, which also ask which replica answered, and not only
     * what.
     */
    public RunAssert perSession() {
        for (var guarantee :
                new String[] {"read-your-writes", "monotonic-reads", "monotonic-writes", "writes-follow-reads"}) {
            holds(guarantee);
        }
        return this;
    }
}
