/** The REST API of the simulated org: one class a resource, behind one table of routes. */
@NullMarked
package io.sfsdk.testkit.rest;

import org.jspecify.annotations.NullMarked;
