/** Pure rules: who may enter, who goes, where to meet, who waits longest. */
@NullMarked
package org.cordon.dispatch.policy;

import org.jspecify.annotations.NullMarked;
