// A user's day with jsforce on the simulated org. ORG_READY names the file with the org's line of JSON.
import assert from 'node:assert/strict';
import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test as register } from 'node:test';
import jsforce from 'jsforce';

const org = JSON.parse(readFileSync(process.env.ORG_READY, 'utf8'));
const version = '66.0';
const base = `/services/data/v${version}`;
const conn = new jsforce.Connection({
  loginUrl: org.loginUrl,
  version,
  callOptions: { client: 'conformance' },
});

const waiting = readFileSync(new URL('../waiting.txt', import.meta.url), 'utf8').split('\n');

// A step in waiting.txt must fail, and is then told as skipped: the org does not serve it yet.
function test(name, step) {
  register(name, async (t) => {
    if (!waiting.includes(`jsforce ${name}`)) {
      return step();
    }
    const error = await Promise.resolve().then(step).then(() => null, (thrown) => thrown);
    assert.ok(error, 'passes now: take it out of waiting.txt');
    t.skip(`waiting.txt: ${error.errorCode ?? error.name}`);
  });
}

function assertion() {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: org.clientId,
    sub: org.username,
    aud: 'https://login.salesforce.com',
    exp: Math.floor(Date.now() / 1000) + 180,
  };
  const signed = `${encode({ alg: 'RS256' })}.${encode(claims)}`;
  const key = readFileSync(org.privateKeyFile, 'utf8');
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

const refusal = (errorCode) => (error) => {
  assert.equal(error.errorCode, errorCode, error.message);
  return true;
};

test('log in with a signed JWT', async () => {
  const user = await conn.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(),
  });

  assert.equal(user.organizationId, org.orgId);
  assert.equal(conn.instanceUrl, org.instanceUrl);
});

test('a refused login has the code of OAuth', async () => {
  const stranger = new jsforce.Connection({ loginUrl: org.loginUrl, version });

  await assert.rejects(
    stranger.authorize({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: 'e30.e30.e30',
    }),
    /invalid/,
  );
});

test('log in through the browser', async () => {
  const oauth2 = new jsforce.OAuth2({
    loginUrl: org.loginUrl,
    clientId: org.clientId,
    redirectUri: 'http://localhost:1717/callback',
    useVerifier: true,
  });
  const answer = await fetch(oauth2.getAuthorizationUrl({ state: 'a+b' }), { redirect: 'manual' });
  const back = new URL(answer.headers.get('location'));

  const user = await new jsforce.Connection({ oauth2, version }).authorize(
    back.searchParams.get('code'),
  );

  assert.equal(back.searchParams.get('state'), 'a+b');
  assert.equal(user.organizationId, org.orgId);
});

test('an expired session is renewed by the refresh function', async () => {
  let renewals = 0;
  const late = new jsforce.Connection({
    instanceUrl: org.instanceUrl,
    accessToken: 'expired',
    version,
    refreshFn: (_, done) => {
      renewals += 1;
      done(null, conn.accessToken);
    },
  });

  const identity = await late.identity();

  assert.equal(renewals, 1);
  assert.equal(identity.username, org.username);
});

test('who am I', async () => {
  const identity = await conn.identity();

  assert.equal(identity.organization_id, org.orgId);
  assert.equal(identity.username, org.username);
});

test('versions and resources', async () => {
  const versions = await conn.request('/services/data');
  const resources = await conn.request(base);

  assert.ok(versions.some((one) => one.version === version));
  assert.equal(resources.sobjects, `${base}/sobjects`);
});

test('describe the org and an object', async () => {
  const global = await conn.describeGlobal();
  const account = await conn.describe('Account');

  assert.ok(global.sobjects.some((one) => one.name === 'Account'));
  assert.equal(account.keyPrefix, '001');
  assert.ok(account.fields.some((field) => field.name === 'External_Id__c' && field.externalId));
  assert.ok(account.childRelationships.some((one) => one.relationshipName === 'Contacts'));
});

test('create, read, update and delete a record', async () => {
  const accounts = conn.sobject('Account');
  const created = await accounts.create({ Name: 'Škoda & "Söhne" 株式会社', Industry: 'Energy' });
  const updated = await accounts.update({ Id: created.id, Industry: null, NumberOfEmployees: 12 });
  const read = await accounts.retrieve(created.id);
  const deleted = await accounts.destroy(created.id);

  assert.deepEqual(
    [created.success, updated.success, deleted.success],
    [true, true, true],
  );
  assert.deepEqual(
    [read.Name, read.Industry, read.NumberOfEmployees],
    ['Škoda & "Söhne" 株式会社', null, 12],
  );
  await assert.rejects(accounts.retrieve(created.id), refusal('NOT_FOUND'));
  await assert.rejects(accounts.destroy(created.id), refusal('ENTITY_IS_DELETED'));
});

test('a read of chosen fields', async () => {
  const { id } = await conn.sobject('Account').create({ Name: 'Chosen' });

  const read = await conn.sobject('Account').retrieve(id, { fields: ['Id', 'Name'] });

  assert.deepEqual(Object.keys(read), ['attributes', 'Id', 'Name']);
});

test('errors keep code and message', async () => {
  const contacts = conn.sobject('Contact');

  await assert.rejects(contacts.create({ FirstName: 'No' }), refusal('REQUIRED_FIELD_MISSING'));
  await assert.rejects(contacts.create({ LastName: 'A', Nope__c: 1 }), refusal('INVALID_FIELD'));
  await assert.rejects(contacts.create({ LastName: 'A', Email: 'no' }), refusal('INVALID_EMAIL_ADDRESS'));
  await assert.rejects(contacts.retrieve('003000000000000AAA'), refusal('NOT_FOUND'));
  await assert.rejects(conn.query('SELECT Nope FROM Contact'), refusal('INVALID_FIELD'));
  await assert.rejects(conn.query('SELECT Id FROM Nope'), refusal('INVALID_TYPE'));
  await assert.rejects(conn.query('SELECT FROM Contact'), refusal('MALFORMED_QUERY'));
  await assert.rejects(conn.describe('Nope'), refusal('NOT_FOUND'));
});

test('upsert by external id, one and many', async () => {
  const accounts = conn.sobject('Account');
  const one = await accounts.upsert({ External_Id__c: 'J-1', Name: 'One' }, 'External_Id__c');
  const more = await accounts.upsert(
    [
      { External_Id__c: 'J-1', Name: 'One more' },
      { External_Id__c: 'J-2', Name: 'Two' },
    ],
    'External_Id__c',
  );

  assert.equal(one.created, true);
  assert.deepEqual(more.map((row) => row.created), [false, true]);
  assert.equal(more[0].id, one.id);
});

test('200 records of which one is bad', async () => {
  const records = Array.from({ length: 200 }, (_, i) => ({ LastName: `Row ${i}` }));
  records[77] = { FirstName: 'Bad' };

  const results = await conn.sobject('Contact').create(records);

  assert.equal(results.length, 200);
  assert.equal(results.filter((one) => one.success).length, 199);
  assert.equal(results[77].success, false);
  assert.equal(results[77].errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
});

test('all or none takes every row back', async () => {
  const results = await conn
    .sobject('Contact')
    .create([{ LastName: 'Fine' }, { FirstName: 'Bad' }], { allOrNone: true });

  assert.deepEqual(
    results.map((one) => one.errors[0].statusCode),
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING'],
  );
  assert.equal((await conn.query("SELECT Id FROM Contact WHERE LastName = 'Fine'")).totalSize, 0);
});

test('201 records in one call are refused', async () => {
  const records = Array.from({ length: 201 }, () => ({ LastName: 'Many' }));

  await assert.rejects(conn.sobject('Contact').create(records), refusal('EXCEEDED_ID_LIMIT'));
});

test('update, read and delete many', async () => {
  const leads = conn.sobject('Lead');
  const ids = (
    await leads.create([
      { LastName: 'A', Company: 'C' },
      { LastName: 'B', Company: 'C' },
    ])
  ).map((one) => one.id);

  const updated = await leads.update(ids.map((Id) => ({ Id, Company: 'D' })));
  const read = await leads.retrieve(ids);
  const deleted = await leads.destroy(ids);

  assert.ok(updated.every((one) => one.success));
  assert.deepEqual(read.map((one) => one.Company), ['D', 'D']);
  assert.deepEqual(deleted.map((one) => one.id), ids);
});

test('page over 5,000 rows', async () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => ({ Name: `Page ${i}`, Site: 'paged' }));
  const created = await conn.sobject('Account').create(rows, { allowRecursive: true });
  assert.ok(created.every((one) => one.success));

  const seen = new Set();
  const query = conn.query("SELECT Id FROM Account WHERE Site = 'paged'");
  query.on('record', (record) => seen.add(record.Id));
  await query.run({ autoFetch: true, maxFetch: 10_000 });

  assert.equal(query.totalSize, 5_000);
  assert.equal(seen.size, 5_000);
});

test('pages by hand', async () => {
  let page = await conn.query("SELECT Id FROM Account WHERE Site = 'paged' ORDER BY Id");
  const sizes = [page.records.length];
  while (!page.done) {
    page = await conn.queryMore(page.nextRecordsUrl);
    sizes.push(page.records.length);
  }

  assert.deepEqual(sizes, [2_000, 2_000, 1_000]);
});

test('parents and children in one query', async () => {
  const { id } = await conn.sobject('Account').create({ Name: 'Family' });
  const children = await conn
    .sobject('Contact')
    .create([{ LastName: 'Child 1', AccountId: id }, { LastName: 'Child 2', AccountId: id }]);

  const parents = await conn
    .sobject('Account')
    .find({ Name: 'Family' }, 'Id, Name')
    .include('Contacts')
    .select('Id, LastName')
    .sort('LastName')
    .end();
  const named = await conn
    .sobject('Contact')
    .find({ 'Account.Name': 'Family' }, 'Id, LastName, Account.Name, Account.Owner.Username');
  const empty = await conn.query("SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Chosen'");

  assert.equal(children.length, 2);
  assert.deepEqual(parents[0].Contacts.records.map((one) => one.LastName), ['Child 1', 'Child 2']);
  assert.deepEqual([named[0].Account.Name, named[0].Account.Owner.Username], ['Family', org.username]);
  assert.equal(empty.records[0].Contacts, null);
});

test('a parent named by its external id', async () => {
  const { id } = await conn
    .sobject('Contact')
    .create({ LastName: 'Named parent', Account: { External_Id__c: 'J-2' } });

  const read = await conn.sobject('Contact').find({ Id: id }, 'Account.Name');

  assert.equal(read[0].Account.Name, 'Two');
});

test('conditions, counts, groups and dates', async () => {
  const accounts = conn.sobject('Account');
  const found = await accounts
    .find({ Name: { $like: 'Page 1%' }, CreatedDate: { $gte: jsforce.Date.YESTERDAY } }, { Id: 1, Name: 1 })
    .sort({ Name: -1 })
    .skip(1)
    .limit(3);
  const count = await accounts.count({ Site: 'paged' });
  const groups = await conn.query('SELECT Site, COUNT(Id) total FROM Account GROUP BY Site HAVING COUNT(Id) > 100');
  const dates = await conn.query("SELECT CreatedDate, SystemModstamp FROM Account WHERE Site = 'paged' LIMIT 1");
  const all = await conn.query('SELECT COUNT() FROM Account');

  assert.equal(found.length, 3);
  assert.equal(count, 5_000);
  assert.deepEqual([groups.records[0].Site, groups.records[0].total], ['paged', 5_000]);
  assert.match(dates.records[0].CreatedDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  assert.ok(all.totalSize >= 5_000);
});

test('deleted rows by queryAll and by the delete log', async () => {
  const { id } = await conn.sobject('Lead').create({ LastName: 'Gone', Company: 'C' });
  await conn.sobject('Lead').destroy(id);

  const all = await conn.query(`SELECT Id, IsDeleted FROM Lead WHERE Id = '${id}'`, { scanAll: true });
  const now = Date.now();
  const deleted = await conn
    .sobject('Lead')
    .deleted(new Date(now - 3_600_000), new Date(now + 120_000));
  const updated = await conn
    .sobject('Account')
    .updated(new Date(now - 3_600_000), new Date(now + 120_000));

  assert.equal(all.records[0].IsDeleted, true);
  assert.ok(deleted.latestDateCovered && deleted.earliestDateAvailable && Array.isArray(deleted.deletedRecords));
  assert.ok(Array.isArray(updated.ids));
});

test('limits, in the body and in the head', async () => {
  const limits = await conn.limits();

  assert.ok(limits.DailyApiRequests.Max > limits.DailyApiRequests.Remaining);
  assert.equal(conn.limitInfo.apiUsage.limit, limits.DailyApiRequests.Max);
});

test('recent records', async () => {
  assert.ok(Array.isArray(await conn.recent()));
});

test('a composite call with references', async () => {
  const answer = await conn.requestPost(`${base}/composite`, {
    allOrNone: true,
    compositeRequest: [
      { method: 'POST', url: `${base}/sobjects/Account`, referenceId: 'acc', body: { Name: 'Composed' } },
      {
        method: 'POST',
        url: `${base}/sobjects/Contact`,
        referenceId: 'con',
        body: { LastName: 'Composed', AccountId: '@{acc.id}' },
      },
      {
        method: 'GET',
        url: `${base}/query?q=SELECT+Id,Account.Name+FROM+Contact+WHERE+Id='@{con.id}'`,
        referenceId: 'q',
      },
    ],
  });

  assert.deepEqual(answer.compositeResponse.map((one) => one.httpStatusCode), [201, 201, 200]);
  assert.equal(answer.compositeResponse[2].body.records[0].Account.Name, 'Composed');
});

test('a composite call that fails takes all back', async () => {
  const answer = await conn.requestPost(`${base}/composite`, {
    allOrNone: true,
    compositeRequest: [
      { method: 'POST', url: `${base}/sobjects/Account`, referenceId: 'acc', body: { Name: 'Halted' } },
      { method: 'POST', url: `${base}/sobjects/Contact`, referenceId: 'con', body: {} },
    ],
  });

  const [acc, con] = answer.compositeResponse;
  assert.equal(acc.body[0].errorCode, 'PROCESSING_HALTED');
  assert.equal(con.body[0].errorCode, 'REQUIRED_FIELD_MISSING');
  assert.equal((await conn.query("SELECT Id FROM Account WHERE Name = 'Halted'")).totalSize, 0);
});

test('a batch of independent calls', async () => {
  const answer = await conn.requestPost(`${base}/composite/batch`, {
    batchRequests: [
      { method: 'GET', url: `v${version}/limits` },
      { method: 'GET', url: `v${version}/sobjects/Account/001000000000000AAA` },
    ],
  });

  assert.equal(answer.hasErrors, true);
  assert.deepEqual(answer.results.map((one) => one.statusCode), [200, 404]);
});

test('a tree of parents and children', async () => {
  const answer = await conn.requestPost(`${base}/composite/tree/Account`, {
    records: [
      {
        attributes: { type: 'Account', referenceId: 'a1' },
        Name: 'Tree',
        Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c1' }, LastName: 'Leaf' }] },
      },
    ],
  });

  assert.equal(answer.hasErrors, false);
  assert.deepEqual(answer.results.map((one) => one.referenceId), ['a1', 'c1']);
});

test('search', async () => {
  await conn.sobject('Account').create({ Name: 'Findable Zebra Works' });

  const found = await conn.search('FIND {Zebra} IN ALL FIELDS RETURNING Account(Id, Name)');

  assert.deepEqual(found.searchRecords.map((one) => one.Name), ['Findable Zebra Works']);
});

test('a file goes up as JSON and comes down as bytes', async () => {
  const bytes = Buffer.from([0, 1, 2, 253, 254, 255]);
  const { id } = await conn.sobject('ContentVersion').create({
    Title: 'Plan',
    PathOnClient: 'plan.bin',
    VersionData: bytes.toString('base64'),
  });

  await conn.request(`${base}/sobjects/ContentVersion/${id}/VersionData`);
  const parts = [];
  for await (const part of conn.sobject('ContentVersion').record(id).blob('VersionData')) {
    parts.push(part);
  }

  assert.deepEqual(Buffer.concat(parts), bytes);
});

test('a file goes up in parts', async () => {
  const bytes = Buffer.alloc(200_000, 7);
  const { id } = await conn.sobject('ContentVersion').create(
    { Title: 'Big', PathOnClient: 'big.bin', VersionData: bytes.toString('base64') },
    { multipartFileFields: { VersionData: { filename: 'big.bin', contentType: 'application/octet-stream' } } },
  );

  const read = await conn.query(`SELECT ContentSize, ContentDocumentId FROM ContentVersion WHERE Id = '${id}'`);

  assert.equal(read.records[0].ContentSize, bytes.length);
  assert.match(read.records[0].ContentDocumentId, /^069/);
});

test('a bulk job tells which rows failed', async () => {
  const outcome = await conn.bulk2.loadAndWaitForResults({
    object: 'Account',
    operation: 'insert',
    pollInterval: 50,
    pollTimeout: 20_000,
    input: [
      { Name: 'Bulk, "one"', NumberOfEmployees: '7' },
      { Name: '', NumberOfEmployees: '8' },
      { Name: 'Bulk\ntwo', NumberOfEmployees: '9' },
    ],
  });

  assert.equal(outcome.successfulResults.length, 2);
  assert.ok(outcome.successfulResults.every((row) => /^001/.test(row.sf__Id) && String(row.sf__Created) === 'true'));
  assert.deepEqual(outcome.successfulResults.map((row) => row.Name).sort(), ['Bulk\ntwo', 'Bulk, "one"']);
  assert.equal(outcome.failedResults.length, 1);
  assert.match(outcome.failedResults[0].sf__Error, /^REQUIRED_FIELD_MISSING:.*:Name --$/);
  assert.equal(outcome.unprocessedRecords.length, 0);
});

test('a bulk job that fails whole says why', async () => {
  const job = conn.bulk2.createJob({ object: 'Account', operation: 'insert' });
  await job.open();
  await job.uploadData('Name,Nothing__c\nAcme,1\n');
  await job.close();

  await assert.rejects(job.poll(50, 20_000), /Field name not found : Nothing__c/);
});

test('a bulk query brings its rows', async () => {
  const rows = await (
    await conn.bulk2.query("SELECT Name, NumberOfEmployees, Owner.Name FROM Account WHERE Name LIKE 'Bulk%'", {
      pollInterval: 50,
      pollTimeout: 20_000,
    })
  ).toArray();

  assert.deepEqual(rows.map((row) => row.NumberOfEmployees).sort(), ['7', '9']);
  assert.ok(rows.every((row) => row['Owner.Name']));
});

test('log out ends the session', async () => {
  const other = new jsforce.Connection({ loginUrl: org.loginUrl, version });
  await other.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(),
  });
  const token = other.accessToken;

  await other.logout();

  const after = new jsforce.Connection({ instanceUrl: org.instanceUrl, accessToken: token, version });
  await assert.rejects(after.query('SELECT Id FROM Account LIMIT 1'), refusal('INVALID_SESSION_ID'));
});
