# One image for each kind of program of Sluice, from public base images. docker-compose.yml names the targets.
# Build with “docker-compose build”; the first build downloads Maven's dependencies.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q package -DskipTests -Dspotless.check.skip=true \
      -pl embedded-stack,demo,rollout-service,flag-service,monitor-service,rollback-service -am

FROM eclipse-temurin:25-jre AS runtime
RUN useradd --system --uid 10001 --create-home sluice \
 && mkdir -p /sluice/admin /sluice/secrets /sluice/postgres && chown -R sluice /sluice
COPY embedded-stack/container/healthy /opt/sluice/healthy
USER sluice

FROM runtime AS demo
COPY --from=build /src/demo/target/lib /app/lib
COPY --from=build /src/demo/target/demo-0.1.0-SNAPSHOT.jar /app/
ENTRYPOINT ["java", "-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", "/app/*:/app/lib/*"]

FROM runtime AS setup
COPY --from=build /src/embedded-stack/target/lib /app/lib
COPY --from=build /src/embedded-stack/target/embedded-stack-0.1.0-SNAPSHOT.jar /app/
ENTRYPOINT ["java", "-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", "/app/*:/app/lib/*", "dev.sluice.stack.ComposeSetup"]

FROM runtime AS service
ARG SERVICE
COPY embedded-stack/container/run-service /opt/sluice/run-service
COPY --from=build /src/${SERVICE}/target/quarkus-app /app
ENTRYPOINT ["/opt/sluice/run-service"]
