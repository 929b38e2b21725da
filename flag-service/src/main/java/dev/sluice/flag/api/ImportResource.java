package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.application.FlagChanges;
import dev.sluice.flag.application.FlagProblem;
import dev.sluice.flag.application.Origin;
import dev.sluice.flag.change.Edited;
import dev.sluice.flag.change.FlagCommand.Edit;
import dev.sluice.flag.change.FlagDecision;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.exchange.FlagdFile;
import dev.sluice.flag.exchange.ImportedFlag;
import dev.sluice.flag.exchange.InvalidFileException;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Names;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes over the flags of a definition file of flagd: all of them, or none. */
@Path("/api/v1/flag-sets/{environment}/{service}/import")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ImportResource {
    private static final String CORRECT = "Correct what 'errors' names and send the file again; nothing was imported.";

    private static final String DRIVEN =
            "Rollouts drive flags of the file: send it again when they have ended, or leave out the flags that 'errors' names."
                    + " Nothing was imported.";
    private static final String ALONE =
            "This environment asks for a second person's approval, which an import cannot wait for: do what 'errors' says"
                    + " for each flag. Nothing was imported.";

    private final FlagRepository flags;
    private final FlagChanges changes;
    private final AuditTrail audit;
    private final Caller caller;

    public ImportResource(FlagRepository flags, FlagChanges changes, AuditTrail audit, Caller caller) {
        this.flags = flags;
        this.changes = changes;
        this.audit = audit;
        this.caller = caller;
    }

    /** The keys of the flags that were made, that changed, and that were the same already. */
    public record ImportView(List<String> created, List<String> changed, List<String> unchanged) {}

    /**
     * Imports a file.
     *
     * @param kind of the flags that are new
     */
    @POST
    @Transactional
    public ImportView take(
            @PathParam("environment") @Pattern(regexp = Names.PATTERN) String environment,
            @PathParam("service") @Pattern(regexp = Names.PATTERN) String service,
            @QueryParam("kind") @DefaultValue("release") @Pattern(regexp = Kind.PATTERN) String kind,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason,
            @NotNull JsonNode file) {
        caller.require(Role.OPERATOR, environment, service);
        Scope scope = new Scope(environment, service);
        ImportView done = new ImportView(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, Refused> problems = new LinkedHashMap<>();
        List<ImportedFlag> all = read(file).flags();
        Map<String, Flag> stored = flags
                .find(all.stream().map(ImportedFlag::key).toList())
                .stream()
                .collect(Collectors.toMap(Flag::key, Function.identity()));
        for (ImportedFlag imported : all) {
            @Nullable Flag current = stored.get(imported.key());
            take(imported, current, Kind.of(kind).orElseThrow(IllegalArgumentException::new), scope, reason, done)
                    .ifPresent(refused -> problems.put("flags." + imported.key(), refused));
        }
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        audit.record(
                "import-flags",
                scope.flagSet(),
                environment,
                service,
                reason,
                Map.of("created", done.created(), "changed", done.changed()));
        return done;
    }

    private static FlagdFile read(JsonNode file) {
        try {
            return FlagdFile.read(file);
        } catch (InvalidFileException e) {
            throw problem(e.problems());
        }
    }

    /** What stands in the way. */
    private Optional<Refused> take(
            ImportedFlag imported, @Nullable Flag current, Kind kind, Scope scope, String reason, ImportView done) {
        Flag fresh;
        try {
            fresh = imported.create(kind, scope);
        } catch (IllegalArgumentException e) {
            // safe because the model's sentences are written for clients
            return Optional.of(new Refused(Refusal.INVALID_CONTENT, String.valueOf(e.getMessage())));
        }
        return current == null ? create(fresh, reason, done) : change(current, fresh, imported, reason, done);
    }

    private Optional<Refused> create(Flag flag, String reason, ImportView done) {
        done.created().add(flag.key());
        return changes.create(flag, Origin.person(caller.name(), reason));
    }

    /** What stands in the way. */
    private Optional<Refused> change(Flag current, Flag fresh, ImportedFlag imported, String reason, ImportView done) {
        Definition definition = current.definition();
        if (!definition.scope().equals(fresh.scope())) {
            return Optional.of(new Refused(
                    Refusal.KEY_TAKEN, "The key is in use in another environment or service; choose another one."));
        }
        if (!definition.variants().equals(fresh.definition().variants())) {
            return Optional.of(new Refused(
                    Refusal.KEY_TAKEN, "The variants of a flag never change; import it under another key."));
        }
        if (imported.over(current.content()).equals(current.content())) {
            done.unchanged().add(current.key());
            return Optional.empty();
        }
        done.changed().add(current.key());
        FlagDecision decision = changes.change(
                current.key(),
                new Edit(new Edited.Replaced(imported.over(current.content())), null),
                Origin.person(caller.name(), reason));
        return decision instanceof Refused refused ? Optional.of(refused) : Optional.empty();
    }

    private static ProblemException refused(Map<String, Refused> problems) {
        ProblemException problem = problem(problems.values());
        problems.forEach((path, refused) -> problem.error(path, refused.detail()));
        return problem;
    }

    /** A file that is right, but for rollouts that have not ended and for what one person may not do alone, needs no correction. */
    private static ProblemException problem(Collection<Refused> all) {
        boolean isRight = all.stream()
                .allMatch(
                        refused -> refused.reason() == Refusal.DRIVEN || refused.reason() == Refusal.APPROVAL_REQUIRED);
        if (!isRight) {
            return new ProblemException(FlagProblem.INVALID_FILE, CORRECT);
        }
        return all.stream()
                .filter(refused -> refused.reason() == Refusal.DRIVEN)
                .findFirst()
                .map(driven -> FlagProblem.problem(new Refused(driven.reason(), DRIVEN, driven.driver())))
                .orElseGet(() -> new ProblemException(FlagProblem.APPROVAL_REQUIRED, ALONE));
    }

    private static ProblemException problem(Map<String, String> problems) {
        ProblemException problem = new ProblemException(FlagProblem.INVALID_FILE, CORRECT);
        problems.forEach(problem::error);
        return problem;
    }
}
