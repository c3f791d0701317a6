/** Avro as the Pub/Sub API uses it: schemas in JSON, events in Avro's binary encoding. */
@NullMarked
package io.sfsdk.testkit.avro;

import org.jspecify.annotations.NullMarked;
