package io.sfsdk;

import io.sfsdk.event.EventTransport;
import io.sfsdk.module.ApiModule;
import io.sfsdk.module.ApiParts;
import io.sfsdk.module.OrgAccess;
import io.sfsdk.read.RecordSource;
import io.sfsdk.rest.RestApi;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.Workload;
import io.sfsdk.write.RecordWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The APIs of a client and who chooses among them. REST comes first. */
final class Routes {
    private final List<ApiParts<?>> parts;
    private final ApiStrategy strategy;

    private Routes(List<ApiParts<?>> parts, ApiStrategy strategy) {
        this.parts = parts;
        this.strategy = strategy;
    }

    static Routes of(RestApi rest, List<ApiModule<?>> modules, OrgAccess access, ApiStrategy strategy) {
        List<ApiParts<?>> parts = new ArrayList<>();
        parts.add(ApiParts.of(rest)
                .reading(
                        rest.source(),
                        ApiOption.calls(
                                rest.source().profile().api(),
                                rest.source().profile().pageSize()))
                .writing(
                        rest.writer(),
                        ApiOption.calls(
                                rest.writer().profile().api(),
                                rest.writer().profile().maxRecords())));
        modules.forEach(module -> parts.add(module.connect(access)));
        return new Routes(parts, strategy);
    }

    ApiChoice plan(Workload work) {
        return strategy.choose(work, work.isRead() ? reading() : writing());
    }

    /** How many records of an unknown number the strategy wants to see; none where there is nothing to choose. */
    int lookahead() {
        return writing().size() == 1 ? 0 : strategy.lookahead();
    }

    ApiStrategy strategy() {
        return strategy;
    }

    /** Sources that keep no order, which read much at a time. */
    Map<ApiOption, RecordSource> unordered() {
        Map<ApiOption, RecordSource> sources = new LinkedHashMap<>();
        parts.stream()
                .map(ApiParts::reading)
                .flatMap(Optional::stream)
                .filter(reading -> !reading.source().profile().ordered())
                .forEach(reading -> sources.put(reading.option(), reading.source()));
        return sources;
    }

    RecordWriter writer(ApiOption chosen) {
        return parts.stream()
                .map(ApiParts::writing)
                .flatMap(Optional::stream)
                .filter(writing -> writing.option().equals(chosen))
                .map(ApiParts.Writing::writer)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the strategy chose " + chosen.api() + ", which is none of the options that it was given"));
    }

    /** Of the module that receives events, the first if there are several. */
    EventTransport events() {
        return parts.stream()
                .map(ApiParts::events)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("this client was built without an API that receives events;"
                                + " it has " + names() + ". Add sf-sdk-stream and with(StreamingApi.module())"));
    }

    <A> A api(Class<A> type) {
        return parts.stream()
                .map(ApiParts::api)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "this client was built without " + type.getSimpleName() + "; it has " + names()));
    }

    private String names() {
        return parts.stream().map(each -> each.api().getClass().getSimpleName()).collect(Collectors.joining(", "));
    }

    private List<ApiOption> reading() {
        return parts.stream()
                .map(ApiParts::reading)
                .flatMap(Optional::stream)
                .map(ApiParts.Reading::option)
                .toList();
    }

    private List<ApiOption> writing() {
        return parts.stream()
                .map(ApiParts::writing)
                .flatMap(Optional::stream)
                .map(ApiParts.Writing::option)
                .toList();
    }
}
