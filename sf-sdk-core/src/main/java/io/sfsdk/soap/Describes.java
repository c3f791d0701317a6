package io.sfsdk.soap;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.record.ApiName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks what objects there are, and what they look like. */
final class Describes {
    private static final int MOST = 100;

    private final SoapCalls calls;
    private final Duration timeout;

    Describes(SoapCalls calls, Duration timeout) {
        this.calls = calls;
        this.timeout = timeout;
    }

    List<ObjectDescription> all() {
        HttpRequest request = calls.request("describeGlobal", true, timeout, xml -> {});
        return calls.read(request, Disclosure.TEXT, xml -> {
            List<ObjectDescription> objects = new ArrayList<>();
            while (xml.nextChild()) {
                while (xml.nextChild()) {
                    if (xml.local().equals("sobjects")) {
                        objects.add(ObjectDescription.read(xml));
                    } else {
                        xml.skip();
                    }
                }
            }
            return List.copyOf(objects);
        });
    }

    /** In the order of the names. */
    List<ObjectDescription> objects(List<String> names) {
        if (names.isEmpty() || names.size() > MOST) {
            throw new IllegalArgumentException("a call describes 1 to " + MOST + " objects, got " + names.size());
        }
        names.forEach(name -> ApiName.require("an object", name));
        HttpRequest request = calls.request(
                "describeSObjects", true, timeout, xml -> names.forEach(name -> xml.plain("p:sObjectType", name)));
        return calls.read(request, Disclosure.TEXT, xml -> results(xml, names.size()));
    }

    private static List<ObjectDescription> results(XmlReader xml, int asked) throws IOException {
        List<ObjectDescription> objects = new ArrayList<>();
        while (xml.nextChild()) {
            objects.add(ObjectDescription.read(xml));
        }
        if (objects.size() != asked) {
            throw new XmlException(objects.size() + " descriptions for " + asked + " objects");
        }
        return List.copyOf(objects);
    }
}
