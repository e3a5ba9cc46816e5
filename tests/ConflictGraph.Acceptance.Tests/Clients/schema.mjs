// node schema.mjs WAS NOW: what a client of the schema in file WAS would trip over in the one in NOW, as JSON: [{ "path": "Query.person", "message": "…" }].
import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

// To the inspector they are merely dangerous. Here they break: the same question gets another answer.
const alsoBreaking = ['FIELD_ARGUMENT_DEFAULT_CHANGED', 'INPUT_FIELD_DEFAULT_VALUE_CHANGED'];

const [was, now] = process.argv.slice(2).map((file) => buildSchema(readFileSync(file, 'utf8')));
const changes = await diff(was, now);
const breaking = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking || alsoBreaking.includes(change.type));
console.log(JSON.stringify(breaking.map(({ path, message }) => ({ path, message }))));
