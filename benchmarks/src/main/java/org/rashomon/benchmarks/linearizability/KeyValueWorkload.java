package org.rashomon.benchmarks.linearizability;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Clients of a correct key-value store, always busy: like the histories of Porcupine's key-value corpus, with any
 * number of clients. Half of the operations append, four in ten get, the rest put. Arguments: the file, how many
 * clients there are, and how many operations each carries out.
 */
public final class KeyValueWorkload {

    private static final int KEYS = 10;

    private final SplittableRandom random;
    private final Writer out;
    private final String[] stored = new String[KEYS];
    private final Client[] clients;

    private static final class Client {
        private int left;
        private int issued;
        private String function = "";
        private int key;
        private String value = "";
        private boolean isOpen;
        private boolean isDone;
    }

    private KeyValueWorkload(int count, int operations, long seed, Writer out) {
        this.out = out;
        random = new SplittableRandom(seed);
        Arrays.fill(stored, "");
        clients = new Client[count];
        for (var number = 0; number < count; number++) {
            clients[number] = new Client();
            clients[number].left = operations;
        }
    }

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException {
        try (var out = Files.newBufferedWriter(Path.of(arguments[0]))) {
            write(out, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    /** Writes such a history in the corpus's format. */
    public static void write(Writer out, int clients, int operations) throws IOException {
        new KeyValueWorkload(clients, operations, clients, out).write();
    }

    private void write() throws IOException {
        for (var busy = clients.length; busy > 0; ) {
            var number = random.nextInt(clients.length);
            var client = clients[number];
            if (client.isOpen && client.isDone) {
                line(number, "ok", client);
                client.isOpen = false;
                busy -= client.left == 0 ? 1 : 0;
            } else if (client.isOpen) {
                takeEffect(client);
            } else if (client.left > 0) {
                invoke(number, client);
            }
        }
    }

    private void invoke(int number, Client client) throws IOException {
        var draw = random.nextInt(100);
        client.left--;
        client.isOpen = true;
        client.isDone = false;
        client.function = draw < 52 ? "append" : draw < 94 ? "get" : "put";
        client.key = random.nextInt(KEYS);
        client.value = client.function.equals("get") ? "" : "x %d %d y".formatted(number, client.issued++);
        line(number, "invoke", client);
    }

    private void takeEffect(Client client) {
        client.isDone = true;
        switch (client.function) {
            case "get" -> client.value = stored[client.key];
            case "put" -> stored[client.key] = client.value;
            default -> stored[client.key] += client.value;
        }
    }

    private void line(int number, String type, Client client) throws IOException {
        var asks = client.function.equals("get") && type.equals("invoke");
        out.write("{:process %d, :type :%s, :f :%s, :key \"%d\", :value %s}%n"
                .formatted(number, type, client.function, client.key, asks ? "nil" : '"' + client.value + '"'));
    }
}
