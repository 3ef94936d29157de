package org.rashomon.results.report.data;

/** A stretch of a run, in microseconds since it began. */
public record Stretch(long fromMicros, long untilMicros) {}
