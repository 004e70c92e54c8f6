/** The live desk over HTTP: commands in, state and entries out, and what keeps strangers away. */
@NullMarked
package org.cordon.app.http;

import org.jspecify.annotations.NullMarked;
