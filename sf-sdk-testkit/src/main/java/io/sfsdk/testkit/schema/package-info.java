/** What the simulated org's objects look like: types, fields, relationships, as a describe call tells them. */
@NullMarked
package io.sfsdk.testkit.schema;

import org.jspecify.annotations.NullMarked;
