package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** A command line that was run, and what came of it. */
record Session(int exitCode, List<String> out, List<String> err) {

    static Session of(Object... arguments) {
        return in(Map.of(), arguments);
    }

    /** The same with variables of the environment. */
    static Session in(Map<String, String> variables, Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        var exitCode = Rashomon.execute(variables, new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new Session(
                exitCode,
                out.toString().lines().toList(),
                err.toString().lines().toList());
    }

    String outText() {
        return String.join("\n", out);
    }

    String errText() {
        return String.join("\n", err);
    }
}
