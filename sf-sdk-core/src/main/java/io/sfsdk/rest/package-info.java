/** Salesforce's REST API: queries, records, describe, and the ports of the jobs on top of them. */
@NullMarked
package io.sfsdk.rest;

import org.jspecify.annotations.NullMarked;
