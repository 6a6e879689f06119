// Prints what a first visit to the board downloads, gzipped and without fonts,
// and fails above the budget that the design sets.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 100;
const FIRST_LOAD = ['index.html', 'src/locales/de.ts', 'src/features/actions/BoardPage.svelte'];

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const files = new Set();

function collect(key) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the manifest: did the file move?`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  chunk.css?.forEach((file) => files.add(file));
  chunk.imports?.forEach(collect);
}

FIRST_LOAD.forEach(collect);
let total = 0;
for (const file of files) {
  const bytes = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += bytes;
  console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${file}`);
}
const kilobytes = total / 1024;
console.log(`${kilobytes.toFixed(1).padStart(7)} KB  first load, gzipped (budget ${BUDGET_KB} KB)`);
if (kilobytes > BUDGET_KB) {
  console.error('The first load is over its budget: load what is not needed at once by dynamic import.');
  process.exit(1);
}
