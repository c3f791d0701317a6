/** A simulated Salesforce org for tests. */
@NullMarked
package io.sfsdk.testkit;

import org.jspecify.annotations.NullMarked;
