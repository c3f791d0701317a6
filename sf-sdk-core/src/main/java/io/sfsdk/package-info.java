/** The client that joins protocols, jobs and extensions; the only place where defaults are chosen. */
@NullMarked
package io.sfsdk;

import org.jspecify.annotations.NullMarked;
