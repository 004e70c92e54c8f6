@org.jspecify.annotations.NullMarked
package org.cordon.dispatch.engine;
