package io.sfsdk.testkit.soap;

/** Names the calls and who answers them. */
final class OperationTable {
    private OperationTable() {}

    static Operations of(SoapContext context) {
        Operations operations = new Operations(context);
        addReads(operations, context);
        addWrites(operations, context);
        addDescribes(operations, context);
        addUsers(operations, context);
        return operations;
    }

    private static void addReads(Operations operations, SoapContext context) {
        QueryOperations queries = new QueryOperations(context);
        ReplicationOperations replication = new ReplicationOperations(context.store());
        operations
                .add("query", queries::query, "queryString")
                .add("queryAll", queries::queryAll, "queryString")
                .add("queryMore", queries::queryMore, "queryLocator")
                .add("retrieve", new RetrieveOperation(), "fieldList", "sObjectType", "ids")
                .add("getUpdated", replication::updated, "sObjectType", "startDate", "endDate")
                .add("getDeleted", replication::deleted, "sObjectType", "startDate", "endDate");
    }

    private static void addWrites(Operations operations, SoapContext context) {
        SaveOperations saves = new SaveOperations(context);
        IdOperations ids = new IdOperations(context.store());
        operations
                .add("create", saves::create, "sObjects")
                .add("update", saves::update, "sObjects")
                .add("upsert", saves::upsert, "externalIDFieldName", "sObjects")
                .add("delete", ids::delete, "ids")
                .add("undelete", ids::undelete, "ids")
                .add("emptyRecycleBin", ids::emptyRecycleBin, "ids");
    }

    private static void addDescribes(Operations operations, SoapContext context) {
        DescribeOperations describes = new DescribeOperations(context);
        operations
                .add("describeGlobal", describes::global)
                .add("describeSObject", describes::one, "sObjectType")
                .add("describeSObjects", describes::several, "sObjectType");
    }

    private static void addUsers(Operations operations, SoapContext context) {
        UserOperations users = new UserOperations(context);
        operations.add("getServerTimestamp", users::timestamp).add("getUserInfo", users::info);
    }
}
