package io.sfsdk.testkit.oauth;

import java.time.Duration;

/**
 * Switches of log-in and sessions, most of them for what no public source settles.
 *
 * @param pastLeeway how long after its {@code exp} an assertion is still taken; default 5 minutes, a guess
 * @param strictThreeMinutes whether an {@code exp} more than three minutes ahead is refused, as documented; default false,
 *     as clients that send later ones work in production
 * @param sameTokenOnRepeat whether a user who logs in again gets the session that is still alive; default false
 * @param issuedAtInJwtAnswers whether JWT bearer answers carry {@code issued_at} and {@code signature}; default false, as
 *     recorded
 * @param adminApproval whether an unapproved user hears {@code invalid_app_access} instead of {@code invalid_grant}
 * @param sandbox whether {@code https://test.salesforce.com} is the audience instead of {@code https://login.salesforce.com}
 * @param sessionTimeout idle time after which a session ends, by the org's clock; default 2 hours
 * @param loginsPerHour log-ins of one user in an hour; default 3,600
 * @param rotatesRefreshTokens whether each refresh token is good once; default false
 * @param requiresPkce whether the web server flow needs a challenge; default false
 * @param requiresSecret whether the web server and refresh flows need the app's secret; default false
 * @param consent whether the person at the browser agrees; default true
 */
public record LoginPolicy(
        Duration pastLeeway,
        boolean strictThreeMinutes,
        boolean sameTokenOnRepeat,
        boolean issuedAtInJwtAnswers,
        boolean adminApproval,
        boolean sandbox,
        Duration sessionTimeout,
        int loginsPerHour,
        boolean rotatesRefreshTokens,
        boolean requiresPkce,
        boolean requiresSecret,
        boolean consent) {
    public static LoginPolicy standard() {
        return new LoginPolicy(
                Duration.ofMinutes(5),
                false,
                false,
                false,
                false,
                false,
                Duration.ofHours(2),
                3_600,
                false,
                false,
                false,
                true);
    }

    public LoginPolicy withPastLeeway(Duration leeway) {
        return new LoginPolicy(
                leeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withStrictThreeMinutes(boolean strict) {
        return new LoginPolicy(
                pastLeeway,
                strict,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withSameTokenOnRepeat(boolean same) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                same,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withIssuedAtInJwtAnswers(boolean told) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                told,
                adminApproval,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withAdminApproval(boolean required) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                required,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withSandbox(boolean isSandbox) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                isSandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withSessionTimeout(Duration idle) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                idle,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withLoginsPerHour(int most) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                sessionTimeout,
                most,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withRotatingRefreshTokens(boolean rotates) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotates,
                requiresPkce,
                requiresSecret,
                consent);
    }

    public LoginPolicy withPkceRequired(boolean required) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                required,
                requiresSecret,
                consent);
    }

    public LoginPolicy withSecretRequired(boolean required) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                required,
                consent);
    }

    public LoginPolicy withConsent(boolean given) {
        return new LoginPolicy(
                pastLeeway,
                strictThreeMinutes,
                sameTokenOnRepeat,
                issuedAtInJwtAnswers,
                adminApproval,
                sandbox,
                sessionTimeout,
                loginsPerHour,
                rotatesRefreshTokens,
                requiresPkce,
                requiresSecret,
                given);
    }
}
