package org.cordon.study.scenario;

import org.cordon.dispatch.model.Service;

/**
 * From receipt to hands-on, for a service and priority.
 *
 * @param source who set it, "" if not said
 */
public record Goal(Service service, int priority, long withinMs, String source) {}
