package org.rashomon.referencedb.handlers;

import java.util.Optional;
import org.rashomon.referencedb.Dot;

/**
 * One of several concurrent values of a key.
 *
 * @param json in canonical spelling
 * @param base what the writer's replica had as the value just before; empty if nothing
 */
public record Alternative(Dot dot, String json, Optional<String> base) {}
