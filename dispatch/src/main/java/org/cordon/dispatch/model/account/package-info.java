/**
 * What people enter about what happened: who decided, ordered, agreed, tried, said and asked what,
 * on whose word. Offices and roles, never private persons.
 */
@NullMarked
package org.cordon.dispatch.model.account;

import org.jspecify.annotations.NullMarked;
