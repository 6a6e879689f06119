import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const backend = process.env.BUENDNISWERK_BACKEND ?? 'http://127.0.0.1:8000';

/** KERN defines some 500 custom properties; those that nothing reads need not travel. */
function withoutUnusedTokens(): Plugin {
  return {
    name: 'without-unused-tokens',
    enforce: 'post',
    generateBundle(_, bundle) {
      const sheets = Object.values(bundle).filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
      const text = () => sheets.map((file) => ('source' in file ? String(file.source) : '')).join('\n');
      for (let before = -1; before !== text().length; ) {
        before = text().length;
        const used = new Set(text().match(/(?<=var\(\s*)--kern-[\w-]+/g));
        for (const file of sheets) {
          if (!('source' in file)) continue;
          file.source = String(file.source).replace(/(--kern-[\w-]+)\s*:[^;{}]*;?/g, (rule, name: string) =>
            used.has(name) ? rule : '',
          );
        }
      }
    },
  };
}

export default defineConfig({
  plugins: [svelte(), withoutUnusedTokens()],
  build: {
    target: 'es2022',
    manifest: true,
    // The content security policy allows fonts and styles from our own origin only.
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    reportCompressedSize: false,
  },
  // KERN's own sources are not ours to modernise.
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  // The server compares the page's origin with the host that was asked: both must be Vite's.
  server: {
    proxy: Object.fromEntries(['/api', '/health'].map((path) => [path, { target: backend, changeOrigin: false }])),
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
