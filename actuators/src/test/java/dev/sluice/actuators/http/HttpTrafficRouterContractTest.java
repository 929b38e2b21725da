package dev.sluice.actuators.http;

import dev.sluice.actuators.RouterUnderTest;
import dev.sluice.actuators.TrafficRouterContract;

class HttpTrafficRouterContractTest extends TrafficRouterContract {

    @Override
    protected RouterUnderTest start() {
        return new ReferenceRouter();
    }
}
