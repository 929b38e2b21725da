package dev.sluice.flag.ofrep;

/** The request cannot be evaluated; its message tells the client what to do. */
class InvalidRequestException extends Exception {
    private final ErrorCode code;

    InvalidRequestException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
