package io.sfsdk.faults;

import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.FaultPlan;
import io.sfsdk.testkit.fault.FaultRule;

/** How often a fault happens in one run. */
enum Strikes {
    ONCE,
    ALWAYS;

    FaultRule plan(FaultPlan plan, Fault fault) {
        return this == ONCE ? plan.once(fault) : plan.always(fault);
    }
}
