/** Small YAML files read strictly: what is not understood is refused with its line. */
@NullMarked
package org.cordon.calls.yaml;

import org.jspecify.annotations.NullMarked;
