// Reads lines of {"definition": {...}, "contexts": [{...}, ...]} and answers each with what flag "flag" gives to each context, in both
// modes of the reference: rules compiled to JavaScript, as its providers do by default, and rules interpreted.
import { createInterface } from 'node:readline';
import { FlagdCore } from '@openfeature/flagd-core';

const silent = { error() {}, warn() {}, info() {}, debug() {} };

function load(definition, disableDynamicCodeGeneration) {
  const core = new FlagdCore(undefined, silent, { disableDynamicCodeGeneration });
  core.setConfigurations(JSON.stringify(definition));
  return core.getFlag('flag');
}

function answer(flag, context) {
  const { variant, value, reason, errorCode } = flag.evaluate(structuredClone(context), silent);
  return { variant: variant ?? null, value: value ?? null, reason, error: errorCode ?? null };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { definition, contexts } = JSON.parse(line);
  const compiled = load(definition, false);
  const interpreted = load(definition, true);
  const answers = contexts.map((context) => ({
    compiled: answer(compiled, context),
    interpreted: answer(interpreted, context),
  }));
  process.stdout.write(JSON.stringify(answers) + '\n');
}
