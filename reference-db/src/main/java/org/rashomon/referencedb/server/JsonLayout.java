package org.rashomon.referencedb.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each event of a node's log as one JSON object on a line of its own: {@code time}, {@code level}, {@code node}, {@code
 * logger} and {@code message}, then the event's own fields, then the {@code exception} if there is one. Public, as the
 * logging framework makes it by name.
 */
public final class JsonLayout extends LayoutBase<ILoggingEvent> {

    private final JsonMapper mapper = new JsonMapper();

    @Override
    public String doLayout(ILoggingEvent event) {
        var name = event.getLoggerName();
        var line = mapper.createObjectNode()
                .put("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", event.getLevel().toString())
                .put("node", getContext().getName())
                .put("logger", name.substring(name.lastIndexOf('.') + 1))
                .put("message", event.getFormattedMessage());
        var fields = event.getKeyValuePairs();
        if (fields != null) {
            fields.forEach(field -> line.putPOJO(field.key, field.value));
        }
        var thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.put("exception", ThrowableProxyUtil.asString(thrown));
        }
        return mapper.writeValueAsString(line) + System.lineSeparator();
    }
}
