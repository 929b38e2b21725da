package dev.sluice.flag.requests;

import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.kit.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down where requests stand: row, audit trail and events together. Only while the catalogue is locked. */
@ApplicationScoped
class RequestRecords {
    private final RequestStore store;
    private final RequestAnnouncer announcer;
    private final AuditTrail audit;

    RequestRecords(RequestStore store, RequestAnnouncer announcer, AuditTrail audit) {
        this.store = store;
        this.announcer = announcer;
        this.audit = audit;
    }

    @Transactional(TxType.MANDATORY)
    void add(ChangeRequest request) {
        store.add(request);
        record("request-change", request, request.posted().reason());
        announcer.requested(request);
    }

    @Transactional(TxType.MANDATORY)
    void approved(ChangeRequest request, String reason) {
        record("approve-change-request", request, reason);
    }

    @Transactional(TxType.MANDATORY)
    void save(ChangeRequest request) {
        store.save(request);
        if (request.standing() instanceof Standing.Settled settled) {
            record(action(settled), request, reason(request, settled));
            announcer.settled(request);
        }
    }

    private static String action(Standing.Settled settled) {
        return switch (settled) {
            case Standing.Applied applied -> "apply-change-request";
            case Standing.Rejected rejected -> "reject-change-request";
            case Standing.Withdrawn withdrawn -> "withdraw-change-request";
            case Standing.Failed failed -> "fail-change-request";
            case Standing.Expired expired -> "expire-change-request";
        };
    }

    private static String reason(ChangeRequest request, Standing.Settled settled) {
        return switch (settled) {
            case Standing.Applied applied -> request.posted().reason();
            case Standing.Rejected rejected -> rejected.reason();
            case Standing.Withdrawn withdrawn -> withdrawn.reason();
            case Standing.Failed failed -> failed.detail();
            case Standing.Expired expired -> request.posted().reason();
        };
    }

    private void record(String action, ChangeRequest request, String reason) {
        Wanted wanted = request.wanted();
        audit.record(
                action,
                switch (wanted) {
                    case Wanted.OfFlag flag -> flag.key();
                    case Wanted.OfSegment segment -> segment.name();
                },
                wanted.scope().environment(),
                wanted.scope().service(),
                reason,
                details(request));
    }

    private static Map<String, Object> details(ChangeRequest request) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("changeRequest", request.id());
        details.put("change", request.wanted().word());
        details.put("author", request.posted().author().name());
        details.put("state", request.standing().state().wire());
        if (request.terms().at() != null) {
            details.put("at", request.terms().at());
        }
        switch (request.standing()) {
            case Standing.Applied applied -> {
                details.put("revision", applied.revision());
                if (applied.approval() != null) {
                    details.put("approver", applied.approval().by());
                }
            }
            case Standing.Failed failed -> details.put("problem", failed.problem());
            case Standing standing -> {} // the rest is in the record itself
        }
        return details;
    }
}
