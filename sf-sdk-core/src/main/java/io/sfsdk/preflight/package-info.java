/** Looks, before a job runs, for what will go wrong in the org, in the login and in the job's settings. */
@NullMarked
package io.sfsdk.preflight;

import org.jspecify.annotations.NullMarked;
