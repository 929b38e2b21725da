package dev.sluice.flag.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.openfeature.flagd.grpc.sync.Sync.FetchAllFlagsRequest;
import dev.openfeature.flagd.grpc.sync.Sync.SyncFlagsRequest;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the code that protoc made for the Java provider. */
class SyncRequestTest {
    @Test
    void readsBothRequests() {
        byte[] sync = SyncFlagsRequest.newBuilder()
                .setProviderId("ünit")
                .setSelector("production/shop")
                .build()
                .toByteArray();
        assertThat(read(sync)).isEqualTo(new SyncRequest("ünit", "production/shop", true));
        byte[] fetch = FetchAllFlagsRequest.newBuilder()
                .setSelector("x".repeat(200))
                .build()
                .toByteArray();
        assertThat(read(fetch)).isEqualTo(new SyncRequest("", "x".repeat(200), true));
        assertThat(read(new byte[0])).isEqualTo(new SyncRequest("", "", true));
    }

    @Test
    void skipsFieldsOfLaterVersions() {
        Field every = Field.newBuilder()
                .addVarint(-1)
                .addFixed32(1)
                .addFixed64(1)
                .addLengthDelimited(com.google.protobuf.ByteString.copyFromUtf8("more"))
                .build();
        byte[] request = SyncFlagsRequest.newBuilder()
                .setSelector("production/shop")
                .setUnknownFields(
                        UnknownFieldSet.newBuilder().addField(9, every).build())
                .build()
                .toByteArray();
        assertThat(read(request)).isEqualTo(new SyncRequest("", "production/shop", true));
    }

    @Test
    void saysThatItIsUnreadableAndNeverFails() {
        assertThat(read(new byte[] {10, 5, 'a'}).isReadable()).isFalse();
        assertThat(read(new byte[] {10, -1, -1, -1, -1, 15}).isReadable()).isFalse();
        assertThat(read(new byte[] {-1}).isReadable()).isFalse();
        assertThat(read(new byte[] {7}).isReadable()).isFalse();
        Random random = new Random(1);
        byte[] whole = SyncFlagsRequest.newBuilder()
                .setProviderId("provider")
                .setSelector("production/shop")
                .build()
                .toByteArray();
        for (int i = 0; i < 10_000; i++) {
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length + 3));
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThat(read(broken)).isNotNull();
        }
    }

    private static SyncRequest read(byte[] bytes) {
        return SyncRequest.read(new ByteArrayInputStream(bytes));
    }
}
