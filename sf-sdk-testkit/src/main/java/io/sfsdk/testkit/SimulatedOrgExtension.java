package io.sfsdk.testkit;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that has a {@link SimulatedOrg} parameter an org of its own, and closes it afterwards. A test during
 * which the simulation itself failed, see {@link SimulatedOrg#defects()}, fails with that error.
 *
 * <pre>{@code
 * @ExtendWith(SimulatedOrgExtension.class)
 * class MyTest {
 *     @Test
 *     void findsWhatWasWritten(SimulatedOrg org) { … }
 * }
 * }</pre>
 *
 * Or with other settings:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatedOrgExtension ORG = SimulatedOrgExtension.with(org -> org.pageSize(200));
 * }</pre>
 */
public final class SimulatedOrgExtension implements ParameterResolver, AfterEachCallback {
    private static final String KEY = "org";

    private final UnaryOperator<OrgBuilder> settings;

    /** Orgs with nothing but their defaults. */
    public SimulatedOrgExtension() {
        this(UnaryOperator.identity());
    }

    private SimulatedOrgExtension(UnaryOperator<OrgBuilder> settings) {
        this.settings = settings;
    }

    public static SimulatedOrgExtension with(UnaryOperator<OrgBuilder> settings) {
        return new SimulatedOrgExtension(settings);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SimulatedOrg.class;
    }

    /** The same org for every parameter of one test, its set-up included. */
    @Override
    public SimulatedOrg resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .getOrComputeIfAbsent(
                        KEY, key -> settings.apply(SimulatedOrg.builder()).start(), SimulatedOrg.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        SimulatedOrg org = store(context).remove(KEY, SimulatedOrg.class);
        if (org == null) {
            return;
        }
        org.close();
        for (RuntimeException defect : org.defects()) {
            throw new IllegalStateException("the simulated org failed", defect);
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(SimulatedOrgExtension.class));
    }
}
