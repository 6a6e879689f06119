import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const backend = process.env.BUENDNISWERK_BACKEND ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [svelte()],
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
  server: { proxy: { '/api': backend, '/health': backend } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
