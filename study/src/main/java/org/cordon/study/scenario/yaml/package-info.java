/**
 * Reads scenario files: YAML nodes with their lines, strict about every key, word and name. The
 * only door is {@link org.cordon.study.scenario.yaml.ScenarioReader}.
 */
@NullMarked
package org.cordon.study.scenario.yaml;

import org.jspecify.annotations.NullMarked;
