package io.sfsdk.preflight;

import java.util.ArrayList;
import java.util.List;

/** Takes down what the checks find. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void error(String topic, String what, String remedy) {
        all.add(new Finding(Severity.ERROR, topic, what, remedy));
    }

    void warning(String topic, String what, String remedy) {
        all.add(new Finding(Severity.WARNING, topic, what, remedy));
    }

    void info(String topic, String what) {
        all.add(new Finding(Severity.INFO, topic, what, ""));
    }

    void info(String topic, String what, String remedy) {
        all.add(new Finding(Severity.INFO, topic, what, remedy));
    }

    PreflightReport report() {
        return new PreflightReport(all);
    }
}
