package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls the API knows, with their arguments in the order of the WSDL. Safe to share once filled. */
final class Operations {
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final SoapContext context;

    private record Known(List<String> arguments, Operation operation) {}

    Operations(SoapContext context) {
        this.context = context;
    }

    Operations add(String name, Operation operation, String... arguments) {
        known.put(name, new Known(List.of(arguments), operation));
        return this;
    }

    /** @throws SoapFault of the client if there is no such call, or if its arguments stand in another order than the WSDL's */
    Operation find(Element body) {
        Known found = body.namespace().equals(Namespaces.PARTNER) ? known.get(body.name()) : null;
        if (found == null) {
            throw SoapFault.ofClient("No operation available for request " + body.qualifiedName()
                    + ", please check the WSDL for the service.");
        }
        if (context.policy().get().does(Behaviour.REFUSES_WRONG_ORDER)) {
            checkOrder(body, found.arguments());
        }
        return found.operation();
    }

    private static void checkOrder(Element body, List<String> arguments) {
        int at = 0;
        for (Element argument : body.children()) {
            int place = arguments.indexOf(argument.name());
            if (place < at || !argument.namespace().equals(Namespaces.PARTNER)) {
                throw SoapFault.ofClient("Element " + argument.qualifiedName() + " invalid at this location");
            }
            at = place;
        }
    }
}
