package org.rashomon.referencedb.server;

import ch.qos.logback.classic.LoggerContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.rashomon.referencedb.defects.Defects;
import org.rashomon.referencedb.log.LogDamagedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store as a process. {@code --config FILE} runs it; it says on standard output where it listens, and nothing else.
 * {@code --check FILE} only says whether a node would start with it. {@code --list-defects} prints the defects that can
 * be planted in it, as a JSON array.
 */
public final class StoreMain {

    /** The command line or the configuration is wrong. */
    private static final int USAGE = 64;
    /** The machine does not let the store run, or the store has a bug. */
    private static final int BROKEN = 70;

    private static final String CHECK = "--check";
    private static final Logger LOG = LoggerFactory.getLogger(StoreMain.class);

    private StoreMain() {}

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) {
        var json = new Json();
        if (arguments.length == 1 && arguments[0].equals("--list-defects")) {
            print(FileDescriptor.out, defects(json));
            return;
        }
        try {
            var config = ConfigReader.read(configFile(arguments), json.mapper());
            if (arguments[0].equals(CHECK)) {
                print(FileDescriptor.out, "{\"node\":\"%s\",\"usable\":true}".formatted(config.node()));
                return;
            }
            if (config.options().exitWithParent()) {
                endWithInput(System.in);
            }
            serve(config, json);
        } catch (ConfigException wrong) {
            fail(USAGE, String.valueOf(wrong.getMessage()));
        } catch (LogDamagedException damaged) {
            fail(BROKEN, String.valueOf(damaged.getMessage()));
        } catch (IOException environment) {
            fail(BROKEN, describe(environment));
        }
    }

    /** What is wrong with a configuration, in one line; empty if a node would start with it. */
    public static Optional<String> refusal(String configuration) {
        try {
            ConfigReader.read(new Json().mapper().readTree(configuration));
            return Optional.empty();
        } catch (ConfigException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static String defects(Json json) {
        var list = json.mapper().createArrayNode();
        for (var defect : Defects.all()) {
            list.addObject()
                    .put("name", defect.name())
                    .put("description", defect.description())
                    .put("standsFor", defect.standsFor());
        }
        return list.toString();
    }

    private static Path configFile(String[] arguments) {
        if (arguments.length != 2 || !Set.of("--config", CHECK).contains(arguments[0])) {
            throw new ConfigException("usage: --config FILE | --check FILE | --list-defects");
        }
        return Path.of(arguments[1]);
    }

    private static void serve(StoreConfig config, Json json) throws IOException {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.setName(config.node());
        }
        var server = start(config, json);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        var address = server.address();
        LOG.atInfo()
                .addKeyValue("address", text(address))
                .addKeyValue("peers", config.peers().keySet())
                .log("The node serves");
        print(
                FileDescriptor.out,
                "{\"node\":\"%s\",\"listening\":\"%s:%d\"}"
                        .formatted(config.node(), address.getAddress().getHostAddress(), address.getPort()));
    }

    private static StoreServer start(StoreConfig config, Json json) throws IOException {
        try {
            return StoreServer.start(config, json, StoreMain::halt);
        } catch (BindException taken) {
            throw new IOException(
                    "cannot listen on %s: %s; choose another address in \"listen\""
                            .formatted(text(config.listen()), taken.getMessage()),
                    taken);
        }
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    private static String describe(IOException environment) {
        return switch (environment) {
            case AccessDeniedException denied -> "no permission to use " + denied.getFile();
            case FileSystemException file -> "cannot use " + file.getFile() + ": " + file;
            default -> String.valueOf(environment.getMessage());
        };
    }

    private static void stop(StoreServer server) {
        var status = 0;
        try {
            LOG.info("The node stops: it finishes what is under way");
            server.close();
            LOG.info("The node has stopped: everything that it answered is on disk");
        } catch (IOException failure) {
            LOG.error("The log could not be closed", failure);
            status = BROKEN;
        }
        Runtime.getRuntime().halt(status);
    }

    /**
     * Ends the process at the end of the input, so that it never outlives the parent that holds the other end. As it is
     * asked to end by a signal at the same time when the parent lets go of it, it ends in the same orderly way.
     */
    private static void endWithInput(InputStream input) {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                input.transferTo(OutputStream.nullOutputStream());
            } catch (IOException closed) {
                LOG.debug("Standard input cannot be read", closed);
            }
            Runtime.getRuntime().exit(0);
        });
    }

    private static void halt(Exception fatal) {
        LOG.error("The store stops, as nothing it says can be trusted any more", fatal);
        Runtime.getRuntime().halt(BROKEN);
    }

    private static void fail(int status, String message) {
        print(FileDescriptor.err, "error: " + message);
        Runtime.getRuntime().halt(status);
    }

    private static void print(FileDescriptor descriptor, String line) {
        var writer = new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
        writer.println(line);
    }
}
