/** One HTTP exchange with an org: the port, the JDK transport and its wrappers. */
@NullMarked
package io.sfsdk.http;

import org.jspecify.annotations.NullMarked;
