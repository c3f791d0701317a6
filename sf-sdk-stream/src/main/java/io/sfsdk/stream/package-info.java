/** Events by long polling: Salesforce's Streaming API, which is Bayeux 1.0 with a replay extension. */
@NullMarked
package io.sfsdk.stream;

import org.jspecify.annotations.NullMarked;
