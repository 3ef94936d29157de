package org.rashomon.checkers.contract;

/** What a key holds. */
public enum DataType {
    REGISTER,
    COUNTER,
    SET,
    MAP,
    LIST
}
