package io.sfsdk.watermark;

/**
 * Names one position: a kind of job and what it works on.
 *
 * @param job for example {@code sync}
 * @param name for example {@code Account}; must tell apart everything that moves on its own
 */
public record WatermarkKey(String job, String name) {
    public WatermarkKey {
        if (job.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a watermark key needs a job and a name");
        }
    }

    @Override
    public String toString() {
        return job + "/" + name;
    }
}
