package dev.sluice.flag.api;

import dev.sluice.flag.model.Scope;
import dev.sluice.flag.requests.ChangeRequests;
import dev.sluice.flag.requests.RequestStore;
import dev.sluice.flag.requests.Subjects;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Finds a change request for a caller, and answers with it. */
@ApplicationScoped
class RequestViews {
    private final RequestStore store;
    private final Differences differences;
    private final Subjects subjects;
    private final Caller caller;

    RequestViews(RequestStore store, Differences differences, Subjects subjects, Caller caller) {
        this.store = store;
        this.differences = differences;
        this.subjects = subjects;
        this.caller = caller;
    }

    ChangeRequest find(UUID id, Role role) {
        caller.requireAnywhere(role);
        ChangeRequest request = store.find(id).orElseThrow(ChangeRequests::unknown);
        Scope scope = request.wanted().scope();
        caller.require(role, scope.environment(), scope.service());
        return request;
    }

    /** With what it changes. */
    ChangeRequestView view(ChangeRequest request) {
        return ChangeRequestView.of(request, differences.of(request));
    }

    /** The ETag is the revision of what it is about, as it is now. */
    Response answer(ChangeRequest request) {
        return Response.ok(view(request))
                .tag(new EntityTag(Long.toString(subjects.revision(request.wanted()))))
                .build();
    }
}
