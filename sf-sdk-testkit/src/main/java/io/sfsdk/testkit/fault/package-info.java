/** Everything that can go wrong between a client and an org, on demand: seeded, replayable, and told in the audit log. */
@NullMarked
package io.sfsdk.testkit.fault;

import org.jspecify.annotations.NullMarked;
