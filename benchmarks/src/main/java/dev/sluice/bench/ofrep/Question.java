package dev.sluice.bench.ofrep;

import java.util.Map;

/** One request: its headers beside the token, and its body. */
record Question(Map<String, String> headers, String body) {
    Question {
        headers = Map.copyOf(headers);
    }
}
