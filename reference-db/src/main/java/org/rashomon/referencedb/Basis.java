package org.rashomon.referencedb;

import java.util.List;

/** Which versions of a key a write is meant to replace. */
public sealed interface Basis {

    /** The client has said nothing: those that the strategy takes for replaced. */
    record Unsaid() implements Basis {}

    /** Those that the client has read. */
    record Read(List<Dot> dots) implements Basis {

        public Read {
            dots = dots.stream().sorted().distinct().toList();
        }
    }

    /** The dots that the client named, or else the given ones. */
    default List<Dot> or(List<Dot> otherwise) {
        return switch (this) {
            case Unsaid ignored -> otherwise;
            case Read(var dots) -> dots;
        };
    }
}
