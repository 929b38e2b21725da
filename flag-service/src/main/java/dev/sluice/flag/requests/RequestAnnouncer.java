package dev.sluice.flag.requests;

import dev.sluice.flag.requests.life.ChangeRequest;

/** Tells the world of a change request, in the transaction in which it happens and while the catalogue is locked. */
public interface RequestAnnouncer {
    /** It was posted. */
    void requested(ChangeRequest request);

    /** Nothing will come of it any more. */
    void settled(ChangeRequest request);
}
