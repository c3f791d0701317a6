package io.sfsdk.auth;

import io.sfsdk.contract.TokenStoreContract;

class InMemoryTokenStoreTest extends TokenStoreContract {
    @Override
    protected TokenStore emptyStore() {
        return new InMemoryTokenStore();
    }

    @Override
    protected TokenStore reopened(TokenStore same) {
        return same;
    }
}
