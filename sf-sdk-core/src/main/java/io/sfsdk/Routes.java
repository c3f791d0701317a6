package io.sfsdk;

import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.event.EventTransport;
import io.sfsdk.module.ApiModule;
import io.sfsdk.module.ApiParts;
import io.sfsdk.module.OrgAccess;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.rest.RestApi;
import io.sfsdk.soap.SoapApi;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiCost;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.CallPace;
import io.sfsdk.strategy.Need;
import io.sfsdk.strategy.Workload;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriterProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The APIs of a client and who chooses among them. REST comes first, SOAP second. */
final class Routes {
    private final List<ApiParts<?>> parts;
    private final ApiStrategy strategy;
    private final Circumstances circumstances;

    private Routes(List<ApiParts<?>> parts, ApiStrategy strategy, Circumstances circumstances) {
        this.parts = parts;
        this.strategy = strategy;
        this.circumstances = circumstances;
    }

    static Routes of(
            RestApi rest,
            SoapApi soap,
            List<ApiModule<?>> modules,
            OrgAccess access,
            ApiStrategy strategy,
            CallPace pace,
            Circumstances circumstances) {
        ApiCost calls = ApiCost.ofChunks(0, 1, 0, pace);
        List<ApiParts<?>> parts = new ArrayList<>();
        parts.add(ApiParts.of(rest)
                .reading(
                        rest.source(),
                        ApiOption.calls(
                                        rest.source().profile().api(),
                                        rest.source().profile().pageSize())
                                .at(calls))
                .writing(
                        rest.writer(),
                        ApiOption.calls(
                                        rest.writer().profile().api(),
                                        rest.writer().profile().maxRecords())
                                .at(calls)));
        parts.add(soapParts(soap, pace, calls));
        modules.forEach(module -> parts.add(module.connect(access)));
        return new Routes(parts, strategy, circumstances);
    }

    private static ApiParts<SoapApi> soapParts(SoapApi soap, CallPace pace, ApiCost calls) {
        SourceProfile reading = soap.source().profile();
        WriterProfile writing = soap.writer().profile();
        return ApiParts.of(soap)
                .reading(
                        soap.source(),
                        ApiOption.calls(reading.api(), reading.pageSize(), Need.JWT_TOKEN)
                                .at(new DescribingCost(soap, pace)))
                .writing(
                        soap.writer(),
                        ApiOption.calls(writing.api(), writing.maxRecords(), Need.JWT_TOKEN)
                                .at(calls));
    }

    /** Ends the connections that modules have of their own. */
    void close() {
        parts.forEach(ApiParts::close);
    }

    ApiChoice plan(Workload work) {
        return strategy.choose(circumstances.of(work), work.isRead() ? reading() : writing());
    }

    /** The plan for work that begins now: where the token's form matters it is found out, which may log in. */
    ApiChoice decide(Workload work) {
        ApiChoice choice = plan(work);
        if (!choice.option().refuses().contains(Need.JWT_TOKEN)) {
            return choice;
        }
        circumstances.learnToken();
        return plan(work);
    }

    /** How many records of an unknown number the strategy wants to see; none where no choice depends on it. */
    int lookahead() {
        return writing().stream().anyMatch(ApiOption::asynchronous) ? strategy.lookahead() : 0;
    }

    /** The client's strategy, which knows of all work what the client knows. */
    ApiStrategy strategy() {
        return new ApiStrategy() {
            @Override
            public ApiChoice choose(Workload work, List<ApiOption> options) {
                return strategy.choose(circumstances.of(work), options);
            }

            @Override
            public int lookahead() {
                return strategy.lookahead();
            }
        };
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

    /** Paid for chunk by chunk, if somebody pays. */
    RecordWriter writer(ApiOption chosen) {
        RecordWriter writer = parts.stream()
                .map(ApiParts::writing)
                .flatMap(Optional::stream)
                .filter(writing -> writing.option().equals(chosen))
                .map(ApiParts.Writing::writer)
                .findFirst()
                .orElseThrow(() -> notAnOption(chosen));
        BudgetAccount account = circumstances.account();
        return account == null ? writer : BudgetedWriter.of(writer, chosen, account);
    }

    RecordSource source(ApiOption chosen) {
        return parts.stream()
                .map(ApiParts::reading)
                .flatMap(Optional::stream)
                .filter(reading -> reading.option().equals(chosen))
                .map(ApiParts.Reading::source)
                .findFirst()
                .orElseThrow(() -> notAnOption(chosen));
    }

    private static IllegalStateException notAnOption(ApiOption chosen) {
        return new IllegalStateException(
                "the strategy chose " + chosen.api() + ", which is none of the options that it was given");
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
