package dev.sluice.flag.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.openfeature.flagd.grpc.sync.Sync.FetchAllFlagsResponse;
import dev.openfeature.flagd.grpc.sync.Sync.SyncFlagsResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the code that protoc made for the Java provider. */
class SetMessageTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 300, 16_383, 16_384, 5_000_000})
    void isReadAsBothAnswers(int length) throws IOException {
        String document = "ü".repeat(length / 2) + "x".repeat(length % 2);
        SetMessage message = SetMessage.of(7, document.getBytes(StandardCharsets.UTF_8));

        byte[] wire = message.wire().readAllBytes();
        assertThat(SyncFlagsResponse.parseFrom(wire).getFlagConfiguration()).isEqualTo(document);
        assertThat(FetchAllFlagsResponse.parseFrom(wire).getFlagConfiguration()).isEqualTo(document);
        assertThat(SyncFlagsResponse.parseFrom(wire).hasSyncContext()).isFalse();
        assertThat(message.document()).isEqualTo(document);
        assertThat(message.size()).isEqualTo(wire.length);
        assertThat(message.wire().readAllBytes()).isEqualTo(wire);
    }

    @Test
    void comparesWhatItSays() throws InvalidProtocolBufferException {
        SetMessage one = SetMessage.of(7, new byte[] {1});
        assertThat(one.saysTheSameAs(SetMessage.of(7, new byte[] {1}))).isTrue();
        assertThat(one.saysTheSameAs(SetMessage.of(7, new byte[] {2}))).isFalse();
    }
}
