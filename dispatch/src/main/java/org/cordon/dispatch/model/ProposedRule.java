package org.cordon.dispatch.model;

/** What an access attempt proposes for its service's rule, until a duty officer decides. */
public record ProposedRule(String attemptId, Service service, AccessLevel level) {}
