/** Salesforce's Pub/Sub API: events over gRPC, read from Avro, at the pace of whoever handles them. */
@NullMarked
package io.sfsdk.pubsub;

import org.jspecify.annotations.NullMarked;
