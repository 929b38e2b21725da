// Stock OpenFeature clients: one evaluates in this process what flagd.sync.v1 sends, one asks over OFREP. The settings are the argument:
// {"syncPort", "selector", "ofrepUrl", "token"}. Reads lines of {"flag": key, "contexts": [{...}, ...]} and answers each with what the
// clients say for each context: {"flagd": [{"value", "variant", "reason", "error"}, ...], "ofrep": [...]}.
import { createInterface } from 'node:readline';
import { OpenFeature } from '@openfeature/server-sdk';
import { FlagdProvider } from '@openfeature/flagd-provider';
import { OFREPProvider } from '@openfeature/ofrep-provider';

const { syncPort, selector, ofrepUrl, token } = JSON.parse(process.argv[2]);

const flagd = new FlagdProvider({
  resolverType: 'in-process',
  host: '127.0.0.1',
  port: syncPort,
  selector,
  deadlineMs: 5000,
});
const ofrep = new OFREPProvider({ baseUrl: ofrepUrl, headers: { Authorization: `Bearer ${token}` } });
await OpenFeature.setProviderAndWait('flagd', flagd);
await OpenFeature.setProviderAndWait('ofrep', ofrep);

async function answers(domain, flag, contexts) {
  const client = OpenFeature.getClient(domain);
  const all = contexts.map((context) => client.getBooleanDetails(flag, false, context));
  return (await Promise.all(all)).map(({ value, variant, reason, errorCode }) => ({
    value,
    variant: variant ?? null,
    reason: reason ?? null,
    error: errorCode ?? null,
  }));
}

for await (const line of createInterface({ input: process.stdin })) {
  const { flag, contexts } = JSON.parse(line);
  const answer = {
    flagd: await answers('flagd', flag, contexts),
    ofrep: await answers('ofrep', flag, contexts),
  };
  process.stdout.write(JSON.stringify(answer) + '\n');
}
await OpenFeature.close();
