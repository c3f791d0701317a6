package io.sfsdk;

import io.sfsdk.soap.SoapApi;
import io.sfsdk.strategy.ApiCost;
import io.sfsdk.strategy.CallPace;
import io.sfsdk.strategy.Charge;
import io.sfsdk.strategy.Workload;

/** Reading by SOAP: one request a page, and one more for the types of an object's fields the first time. */
record DescribingCost(SoapApi soap, CallPace pace) implements ApiCost {
    @Override
    public Charge of(Workload work, int chunkSize) {
        int describes = soap.isDescribed(work.sobject()) ? 0 : 1;
        return ApiCost.ofChunks(describes, 1, 0, pace).of(work, chunkSize);
    }
}
