package dev.sluice.flag.ofrep;

/** The error codes of OFREP that this service answers with. */
enum ErrorCode {
    PARSE_ERROR,
    TARGETING_KEY_MISSING,
    INVALID_CONTEXT,
    FLAG_NOT_FOUND,
    GENERAL;

    static ErrorCode of(dev.sluice.flagengine.ErrorCode code) {
        return switch (code) {
            case PARSE_ERROR -> PARSE_ERROR;
            case GENERAL -> GENERAL;
        };
    }
}
