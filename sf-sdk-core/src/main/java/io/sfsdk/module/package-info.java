/** How an API that lives in a module of its own joins a client. */
@NullMarked
package io.sfsdk.module;

import org.jspecify.annotations.NullMarked;
