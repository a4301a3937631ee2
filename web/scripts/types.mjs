// SPDX-License-Identifier: EUPL-1.2
// Makes src/api/generated.ts from contract/openapi.json; with --check only tells whether it is up to date.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import openapiTS, {astToString} from 'openapi-typescript';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const contract = at('../../contract/openapi.json');
const target = at('../src/api/generated.ts');
if (!existsSync(contract)) {
  console.log('contract/openapi.json does not exist yet: nothing to generate');
  process.exit(0);
}
const schema = JSON.parse(readFileSync(contract, 'utf8'));
const text = `// SPDX-License-Identifier: EUPL-1.2\n// Made by "npm run types" from contract/openapi.json. Do not edit.\n${astToString(await openapiTS(schema))}`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  console.error('web/src/api/generated.ts is not what contract/openapi.json says: run "npm run types" in web/');
  process.exit(1);
}
