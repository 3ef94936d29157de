package org.rashomon.junit;

/** The run proved nothing: it did too little, or its faults did not bite. */
public final class VacuousRunError extends AssertionError {

    private static final long serialVersionUID = 1;

    VacuousRunError(String message) {
        super(message);
    }
}
