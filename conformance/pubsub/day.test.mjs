// A day with Salesforce's events by salesforce-pubsub-api-client on the simulated org. ORG_READY names the file with the org's line of
// JSON. The org's certificate vouches for itself and the client brings its own authorities, so the client is told not to ask for one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import PubSubApiClient from 'salesforce-pubsub-api-client';

const org = JSON.parse(readFileSync(process.env.ORG_READY, 'utf8'));
const topic = '/event/Demo__e';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

function connected(accessToken = org.accessToken) {
  const client = new PubSubApiClient(
    {
      authType: 'user-supplied',
      accessToken,
      instanceUrl: org.instanceUrl.replace('http:', 'https:'),
      organizationId: org.orgId,
      pubSubEndpoint: org.pubsubTlsEndpoint,
      rejectUnauthorizedSsl: false,
    },
    quiet,
  );
  return client.connect().then(() => client);
}

const event = (text) => ({
  CreatedDate: Date.now(),
  CreatedById: '005000000000001AAA',
  Text__c: { string: text },
});

// The events of one subscription, until so many have come or an error ends it.
function received(subscribe, count) {
  const events = [];
  return new Promise((resolve, reject) => {
    subscribe((subscription, type, data) => {
      if (type === 'error') {
        reject(data);
      } else if (type === 'event' && events.push(data) === count) {
        resolve(events);
      }
    });
  });
}

let client;
const published = [];

before(async () => {
  client = await connected();
});

after(() => client.close());

test('publish, one event after the other', async () => {
  for (const text of ['first', 'second', 'third']) {
    const result = await client.publish(topic, event(text), `key-${text}`);

    assert.equal(result.error ?? null, null);
    assert.equal(result.correlationKey, `key-${text}`);
    assert.ok(Number.isInteger(result.replayId));
    published.push(result.replayId);
  }
  assert.deepEqual(published, [...published].sort((a, b) => a - b));
});

test('subscribe from the earliest event', async () => {
  const events = await received((call) => client.subscribeFromEarliestEvent(topic, call, 3), 3);

  assert.deepEqual(events.map((one) => one.payload.Text__c), ['first', 'second', 'third']);
  assert.deepEqual(events.map((one) => one.replayId), published);
  assert.match(events[0].payload.CreatedById, /^005\w{15}$/);
});

test('replay behind an event', async () => {
  const other = await connected();
  const events = await received((call) => other.subscribeFromReplayId(topic, call, 2, published[0]), 2);
  other.close();

  assert.deepEqual(events.map((one) => one.payload.Text__c), ['second', 'third']);
});

test('more than a hundred events are asked for again', async () => {
  const other = await connected();
  const batch = Array.from({ length: 150 }, (_, i) => ({ payload: event(`batch-${i}`) }));
  const results = await new Promise((resolve, reject) => {
    const all = [];
    other.publishBatch(topic, batch, (info, type, data) => {
      if (type === 'error') {
        reject(data);
      } else if (type === 'publishResponse') {
        all.push(...data.results);
        if (all.length === batch.length) resolve(all);
      }
    });
  });
  const events = await received((call) => other.subscribeFromReplayId(topic, call, null, published[2]), 150);
  other.close();

  assert.ok(results.every((one) => !one.error));
  assert.deepEqual(events.map((one) => one.payload.Text__c), batch.map((one) => one.payload.Text__c.string));
});

test('what is published while subscribed comes', async () => {
  const other = await connected();
  const last = await client.publish(topic, event('last'));
  const coming = received((call) => other.subscribeFromReplayId(topic, call, 1, last.replayId), 1);
  await client.publish(topic, event('live'));

  assert.deepEqual((await coming).map((one) => one.payload.Text__c), ['live']);
  other.close();
});

test('a position that the org does not keep is refused with its code', async () => {
  const other = await connected();
  await assert.rejects(
    received((call) => other.subscribeFromReplayId(topic, call, 1, 1), 1),
    (error) => {
      assert.equal(error.code, 3);
      assert.match(error.metadata.get('error-code')[0], /fetch\.replayid\.corrupted$/);
      return true;
    },
  );
  other.close();
});

test('a session that has ended is refused with its code', async () => {
  const stranger = await connected(`${org.accessToken}x`);
  await assert.rejects(
    received((call) => stranger.subscribe(topic, call, 1), 1),
    (error) => {
      assert.equal(error.code, 16);
      assert.match(error.metadata.get('error-code')[0], /service\.auth\.error$/);
      return true;
    },
  );
  stranger.close();
});
