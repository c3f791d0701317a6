package io.sfsdk.watermark;

import io.sfsdk.contract.WatermarkStoreContract;

class InMemoryWatermarkStoreTest extends WatermarkStoreContract {
    @Override
    protected WatermarkStore emptyStore() {
        return new InMemoryWatermarkStore();
    }

    @Override
    protected WatermarkStore reopened(WatermarkStore same) {
        return same;
    }
}
