package dev.sluice.stack.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.PrivateFiles;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** {@code stack.json}: where everything answers and with which tokens. Its shape is fixed in docs/architecture.md. */
final class StackFile {
    private StackFile() {}

    static void write(Layout layout, Keys keys, Running running) throws IOException {
        PrivateFiles.write(layout.stackFile(), Keys.pretty(content(layout, keys, running)));
    }

    static ObjectNode content(Layout layout, Keys keys, Running running) {
        ObjectNode json = Api.JSON
                .createObjectNode()
                .put("rollout", layout.url(Layout.ROLLOUT))
                .put("flag", layout.url(Layout.FLAG))
                .put("monitor", layout.url(Layout.MONITOR))
                .put("rollback", layout.url(Layout.ROLLBACK))
                .put("gateway", layout.url(Layout.GATEWAY))
                .put("flagSync", layout.address(Layout.FLAG_SYNC))
                .put("kafka", layout.address(Layout.KAFKA));
        Map<String, String> databases = new TreeMap<>(Databases.urlsWithPassword(layout, keys));
        json.set("postgres", Api.JSON.valueToTree(databases));
        ObjectNode tokens = json.putObject("tokens");
        Keys.ROLES.forEach(role -> tokens.put(role, keys.token(role)));
        // What the shop asks its flags with; the demos ask as the shop does.
        tokens.put("client", keys.shopToken());
        ObjectNode pids = json.putObject("pids");
        running.processes().forEach((part, process) -> pids.put(part, process.pid()));
        return json;
    }
}
