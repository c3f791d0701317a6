package io.sfsdk.testkit.rest;

import io.sfsdk.testkit.bulk.BulkApi;
import io.sfsdk.testkit.bulk.BulkCall;
import io.sfsdk.testkit.bulk.BulkRoute;
import io.sfsdk.testkit.store.OrgStore;

/** Which resource answers where. */
final class RouteTable {
    /** First API versions, as documented. */
    private static final int COLLECTIONS = 42;

    private static final int COLLECTION_UPSERT = 46;
    private static final int GRAPH = 50;

    private RouteTable() {}

    static Routes of(RestContext context, UsageMeter usage, Cursors cursors, Blobs blobs, Dispatcher dispatcher) {
        Routes routes = new Routes();
        RecentRecords recent = new RecentRecords();
        routes.add("GET", "recent", recent::recent);
        addRoots(routes, context);
        addQueries(routes, new QueryResource(context.queries(), cursors, context.policy()));
        addSearch(routes, new SearchResource());
        addLimits(
                routes,
                new LimitsResource(
                        context.store(), usage, context.bulk(), context.events().usage(), context.policy()));
        addPushes(routes, context);
        addObjects(routes, context, blobs, recent);
        addRecords(routes, context.store(), blobs, recent);
        addCollections(routes, new CollectionsResource(context.store(), context.policy()));
        addComposites(routes, context, usage, dispatcher);
        addJobs(routes, context.bulk());
        return routes;
    }

    private static void addPushes(Routes routes, RestContext context) {
        PushResource pushes = new PushResource(context.events());
        routes.add("POST", "sobjects/StreamingChannel/*/push", pushes::push)
                .add("GET", "sobjects/StreamingChannel/*/push", pushes::online);
    }

    private static void addRoots(Routes routes, RestContext context) {
        routes.add("GET", "", call -> VersionsResource.root(call, identity(context, call)))
                .add("GET", "composite", VersionsResource::composite);
    }

    private static String identity(RestContext context, Call call) {
        return context.identityUrl().apply(call.view().userId());
    }

    private static void addQueries(Routes routes, QueryResource queries) {
        routes.add("GET", "query", queries::query)
                .add("GET", "queryAll", queries::queryAll)
                .add("GET", "query/*", queries::next)
                .add("GET", "queryAll/*", queries::next);
    }

    private static void addSearch(Routes routes, SearchResource search) {
        routes.add("GET", "search", search::search)
                .add("GET", "parameterizedSearch", search::parameterized)
                .add("POST", "parameterizedSearch", search::parameterized);
    }

    private static void addLimits(Routes routes, LimitsResource limits) {
        routes.add("GET", "limits", limits::limits).add("GET", "limits/recordCount", limits::recordCount);
    }

    private static void addObjects(Routes routes, RestContext context, Blobs blobs, RecentRecords recent) {
        SchemaStamp stamp = new SchemaStamp(context.clock(), context.store().schema());
        ObjectResource objects = new ObjectResource(context.store(), stamp, recent);
        FileResource files = new FileResource(context.store(), blobs);
        ReplicationResource replication = new ReplicationResource(context.store());
        routes.add("GET", "sobjects", objects::global)
                .add("GET", "sobjects/*", objects::basic)
                .add("POST", "sobjects/*", recent.noting(files.createOr(objects::create)))
                .add("POST", "sobjects/*/Id", recent.noting(objects::create))
                .add("GET", "sobjects/*/describe", objects::describe)
                .add("GET", "sobjects/*/describe/layouts", objects::layouts)
                .add("GET", "sobjects/*/describe/layouts/*", objects::layout)
                .add("GET", "sobjects/*/updated", replication::updated)
                .add("GET", "sobjects/*/deleted", replication::deleted);
    }

    private static void addRecords(Routes routes, OrgStore store, Blobs blobs, RecentRecords recent) {
        FileResource files = new FileResource(store, blobs);
        RecordResource records = new RecordResource(store);
        ExternalIdResource keys = new ExternalIdResource(store);
        routes.add("GET", "sobjects/*/*", recent.noting(records::read))
                .add("PATCH", "sobjects/*/*", recent.noting(files.updateOr(records::update)))
                .add("DELETE", "sobjects/*/*", records::delete)
                .add("GET", "sobjects/*/*/*", files.readOr(recent.noting(keys::read)))
                .add("PATCH", "sobjects/*/*/*", recent.noting(keys::upsert))
                .add("DELETE", "sobjects/*/*/*", keys::delete);
    }

    private static void addCollections(Routes routes, CollectionsResource collections) {
        routes.add("POST", "composite/sobjects", COLLECTIONS, collections::create)
                .add("PATCH", "composite/sobjects", COLLECTIONS, collections::update)
                .add("DELETE", "composite/sobjects", COLLECTIONS, collections::delete)
                .add("PATCH", "composite/sobjects/*/*", COLLECTION_UPSERT, collections::upsert)
                .add("GET", "composite/sobjects/*", COLLECTIONS, RetrieveResource::get)
                .add("POST", "composite/sobjects/*", COLLECTIONS, RetrieveResource::post);
    }

    private static void addComposites(Routes routes, RestContext context, UsageMeter usage, Dispatcher dispatcher) {
        OrgStore store = context.store();
        routes.add("POST", "composite", new CompositeResource(store, dispatcher)::composite)
                .add("POST", "composite/graph", GRAPH, new GraphResource(store, dispatcher)::graph)
                .add("POST", "composite/batch", new BatchResource(usage, dispatcher)::batch)
                .add("POST", "composite/tree/*", new TreeResource(store)::tree);
    }

    private static void addJobs(Routes routes, BulkApi bulk) {
        for (BulkRoute route : bulk.routes()) {
            routes.add(
                    route.method(),
                    route.pattern(),
                    route.since(),
                    call -> route.resource()
                            .answer(new BulkCall(
                                    call.request(), call.version(), call.view().userId(), call.path())));
        }
    }
}
