package io.sfsdk.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out the simulated org, which shares the root package's name on the test class path. */
final class OnlyCore implements ImportOption {
    @Override
    public boolean includes(Location location) {
        return !location.contains("/io/sfsdk/testkit/");
    }
}
