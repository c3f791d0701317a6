package io.sfsdk.testkit.bulk;

/** How a job's CSV is written, coming and going. */
record CsvForm(Delimiter delimiter, LineEnding ending) {}
