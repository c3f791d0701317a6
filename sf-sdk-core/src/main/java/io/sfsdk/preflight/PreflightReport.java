package io.sfsdk.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a preflight found.
 *
 * @param findings the worst first, else in the order of the checks
 */
public record PreflightReport(List<Finding> findings) {
    public PreflightReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** Whether nothing was found that will make the job fail. */
    public boolean isReady() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** All findings about one thing. */
    public List<Finding> about(String topic) {
        return findings.stream()
                .filter(finding -> finding.topic().equals(topic))
                .toList();
    }

    /** One line a finding, for a person to read. */
    public String describe() {
        String head = isReady() ? "Ready to run." : "Not ready to run.";
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n", head + "\n", ""));
    }
}
