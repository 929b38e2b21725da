package dev.sluice.flag.store;

import dev.sluice.flag.model.Revision;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** The history of flags: appended to, read, nothing else. */
@ApplicationScoped
public class RevisionRepository implements PanacheRepositoryBase<RevisionEntity, RevisionId> {

    @Transactional(TxType.MANDATORY)
    public void append(Revision revision) {
        persist(new RevisionEntity(revision));
    }

    @Transactional
    public Optional<Revision> find(String flag, long number) {
        return findByIdOptional(new RevisionId(flag, number)).map(RevisionEntity::toRevision);
    }

    /** Newest first. */
    @Transactional
    public List<Revision> before(String flag, long number, int limit) {
        return find("flag = ?1 and number < ?2 order by number desc", flag, number).page(Page.ofSize(limit)).stream()
                .map(RevisionEntity::toRevision)
                .toList();
    }
}
