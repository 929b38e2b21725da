// OpenFeature's stock web provider, which evaluates all flags at once and follows their event stream. The settings are the argument:
// {"ofrepUrl", "token", "flag"}. Reads lines of {"value"} and answers each with {"value"} as soon as the flag has that value.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { EventSource } from 'eventsource';
import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';

globalThis.EventSource = EventSource; // as browsers have it

const { ofrepUrl, token, flag } = JSON.parse(process.argv[2]);
await OpenFeature.setContext({ targetingKey: 'ada' });
await OpenFeature.setProviderAndWait(
  new OFREPWebProvider({ baseUrl: ofrepUrl, headers: [['Authorization', `Bearer ${token}`]] }),
);
const client = OpenFeature.getClient();
const changes = new EventTarget();
client.addHandler(ProviderEvents.ConfigurationChanged, () => changes.dispatchEvent(new Event('change')));

for await (const line of createInterface({ input: process.stdin })) {
  const { value } = JSON.parse(line);
  while (client.getBooleanValue(flag, !value) !== value) {
    await once(changes, 'change');
  }
  process.stdout.write(JSON.stringify({ value }) + '\n');
}
process.exit(0); // a stream is open
