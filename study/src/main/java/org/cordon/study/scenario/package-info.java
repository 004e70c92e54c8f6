/** What a study is asked to run: one immutable description, read strictly from a YAML file. */
@NullMarked
package org.cordon.study.scenario;

import org.jspecify.annotations.NullMarked;
