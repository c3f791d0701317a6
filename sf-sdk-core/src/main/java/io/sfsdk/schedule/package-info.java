/** Runs a job again and again at set times, on threads of the host. */
@NullMarked
package io.sfsdk.schedule;

import org.jspecify.annotations.NullMarked;
