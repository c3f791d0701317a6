package io.sfsdk.watermark;

import java.io.IOException;
import java.nio.file.Path;

/** A program that counts a position up; two of them lose a count unless each move is one step. */
final class CountingProcess {
    private CountingProcess() {}

    static Process start(Path folder, int moves) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountingProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(moves))
                .inheritIO()
                .start();
    }

    public static void main(String[] args) {
        WatermarkStore store = FileWatermarkStore.at(Path.of(args[0]));
        WatermarkKey key = new WatermarkKey("sync", "Account");
        int left = Integer.parseInt(args[1]);
        while (left > 0) {
            Watermark current = store.load(key).orElseThrow();
            Watermark next = new Watermark(String.valueOf(Integer.parseInt(current.value()) + 1));
            left -= store.advance(key, current, next) ? 1 : 0;
        }
    }
}
