package dev.sluice.rollback.matrix;

/** What a stage does to the world, as far as the choice of a rollback method depends on it. */
public enum StageAction {
    SET_WEIGHTS,
    SET_FLAG,
    /** Changes nothing (the final bake): the failure belongs to the last stage before it that did. */
    OBSERVE,
    /** An action that this version does not know; its undo is still carried out when its method is known. */
    UNKNOWN
}
