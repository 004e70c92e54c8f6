package org.cordon.dispatch.model;

/** To another incident. */
public record Link(LinkKind kind, String otherId) {}
