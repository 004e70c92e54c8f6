package org.cordon.dispatch.model;

/** What lies behind a commitment; kept beside the log, and may be deleted. */
public record SealedItem(Commitment commitment, String saltHex, String data) {}
