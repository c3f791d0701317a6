/** The Pub/Sub API over gRPC. Its messages are read and written field by field, with no generated code. */
@NullMarked
package io.sfsdk.testkit.pubsub;

import org.jspecify.annotations.NullMarked;
