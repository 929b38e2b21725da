package dev.sluice.flag.requests;

import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.requests.life.Author;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.kit.auth.BearerTokens;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether those who asked for changes may still make them: up to a year may have gone by. */
@ApplicationScoped
class Authors {
    private final BearerTokens tokens;

    Authors(BearerTokens tokens) {
        this.tokens = tokens;
    }

    /** Why the change may not be made in its author's name. Nobody can ask an identity provider about somebody who is not here. */
    Optional<Refused> refuse(ChangeRequest request) {
        Author author = request.posted().author();
        return author.ofTokensFile() && !isOperator(author, request.wanted().scope())
                ? Optional.of(new Refused(
                        Refusal.AUTHOR_NOT_ALLOWED,
                        "Somebody who may make the change has to ask for it again: the token of " + author.name()
                                + " was taken away, or is no operator of "
                                + request.wanted().scope().environment() + "/"
                                + request.wanted().scope().service() + " any more."))
                : Optional.empty();
    }

    private boolean isOperator(Author author, Scope scope) {
        if (!tokens.areKnown()) {
            throw new IllegalStateException("the tokens file could not be read so far");
        }
        Grant needed = new Grant(Role.OPERATOR, scope.environment(), scope.service());
        return tokens.grants(author.name()).stream().anyMatch(grant -> grant.covers(needed));
    }
}
