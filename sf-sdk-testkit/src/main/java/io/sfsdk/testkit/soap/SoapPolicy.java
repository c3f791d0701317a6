package io.sfsdk.testkit.soap;

import java.util.EnumSet;
import java.util.Set;

/**
 * Switches of the SOAP API, for what no public source settles. Page size, versions and limits of calls are those of {@link
 * io.sfsdk.testkit.rest.RestPolicy}, since both APIs share them.
 *
 * @param behaviours what the org does; by default {@link Behaviour#REFUSES_WRONG_ORDER} alone
 */
public record SoapPolicy(Set<Behaviour> behaviours) {
    /** One thing the org does or does not. */
    public enum Behaviour {
        /** Elements that stand in another order than the WSDL's are refused with a fault. From memory. */
        REFUSES_WRONG_ORDER,
        /** A record whose query did not select Id has it nevertheless; else it is nil. Both have been told. */
        TELLS_UNSELECTED_IDS,
        /** A {@code batchSize} outside 200 to 2,000 is {@code INVALID_BATCH_SIZE} and not brought inside. Not documented. */
        REFUSES_BATCH_SIZES,
        /** {@code login()} works for API versions up to 64. Newer orgs have it switched off. */
        ALLOWS_LOGIN,
        /** No record has an approval process: {@code NO_APPLICABLE_PROCESS}. */
        LACKS_APPROVALS
    }

    public SoapPolicy {
        behaviours = Set.copyOf(behaviours);
    }

    public static SoapPolicy standard() {
        return new SoapPolicy(Set.of(Behaviour.REFUSES_WRONG_ORDER));
    }

    /** Whether the org does this. */
    public boolean does(Behaviour behaviour) {
        return behaviours.contains(behaviour);
    }

    /** The org does this too. */
    public SoapPolicy with(Behaviour behaviour) {
        EnumSet<Behaviour> all = EnumSet.of(behaviour);
        all.addAll(behaviours);
        return new SoapPolicy(all);
    }

    /** The org does not do this. */
    public SoapPolicy without(Behaviour behaviour) {
        EnumSet<Behaviour> left = EnumSet.noneOf(Behaviour.class);
        left.addAll(behaviours);
        left.remove(behaviour);
        return new SoapPolicy(left);
    }
}
