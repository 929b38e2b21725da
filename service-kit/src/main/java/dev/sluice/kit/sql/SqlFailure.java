package dev.sluice.kit.sql;

import java.sql.SQLException;

/** A statement failed; the cause tells whether trying again may help. */
public class SqlFailure extends RuntimeException {
    public SqlFailure(SQLException cause) {
        super(cause);
    }
}
