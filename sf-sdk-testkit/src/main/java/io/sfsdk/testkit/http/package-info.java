/** An HTTP/1.1 server on blocking sockets that can also break its own framing, bound to loopback only. */
@NullMarked
package io.sfsdk.testkit.http;

import org.jspecify.annotations.NullMarked;
