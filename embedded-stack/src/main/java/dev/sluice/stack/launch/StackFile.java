package dev.sluice.stack.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.PrivateFiles;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.util.function.IntFunction;

/** {@code stack.json}: where everything answers and with which tokens. Its shape is fixed: docs/operations.md lists it. */
final class StackFile {
    private StackFile() {}

    static void write(Layout layout, Keys keys, Running running) throws IOException {
        ObjectNode json = content(layout::address, keys);
        ObjectNode replicas = json.putObject("replicas");
        for (Parts.Service service : Parts.SERVICES) {
            ArrayNode urls = replicas.putArray(service.name());
            running.replicas()
                    .numbers()
                    .forEach(replica -> urls.add(layout.url(Replicas.port(service.usualPort(), replica))));
        }
        ObjectNode pids = json.putObject("pids");
        running.processes().forEach((part, process) -> pids.put(part, process.pid()));
        PrivateFiles.write(layout.stackFile(), Keys.pretty(json));
    }

    /**
     * Everything but the processes.
     *
     * @param address where on this machine the part answers that usually has that port
     */
    static ObjectNode content(IntFunction<String> address, Keys keys) {
        ObjectNode json = Api.JSON
                .createObjectNode()
                .put("rollout", "http://" + address.apply(Layout.ROLLOUT))
                .put("flag", "http://" + address.apply(Layout.FLAG))
                .put("monitor", "http://" + address.apply(Layout.MONITOR))
                .put("rollback", "http://" + address.apply(Layout.ROLLBACK))
                .put("gateway", "http://" + address.apply(Layout.GATEWAY))
                .put("flagSync", address.apply(Layout.FLAG_SYNC))
                .put("kafka", address.apply(Layout.KAFKA));
        ObjectNode databases = json.putObject("postgres");
        for (String name : Keys.DATABASES) {
            databases.put(
                    name,
                    "jdbc:postgresql://" + address.apply(Layout.POSTGRES) + "/" + name + "?user=" + name + "&password="
                            + keys.databasePassword(name));
        }
        ObjectNode tokens = json.putObject("tokens");
        Keys.ROLES.forEach(role -> tokens.put(role, keys.token(role)));
        // What the shop asks its flags with; the demos ask as the shop does.
        tokens.put("client", keys.shopToken());
        return json;
    }
}
