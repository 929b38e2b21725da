package dev.sluice.flag.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/ping")
class PingResource {
    @GET
    String ping() {
        return "pong";
    }
}
