package io.sfsdk.auth;

/** The OAuth flows that earn a token here. */
enum GrantType {
    JWT_BEARER,
    CLIENT_CREDENTIALS,
    AUTHORIZATION_CODE,
    REFRESH_TOKEN
}
