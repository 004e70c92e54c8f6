package org.cordon.brief.joint;

import java.io.Serializable;

/**
 * What a check of a briefing found wrong first.
 *
 * @param name kebab-case and stable
 */
public record Finding(String name, String found, String where, String remedy)
    implements Serializable {}
