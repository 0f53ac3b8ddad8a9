import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), tailwindcss()],
  worker: { format: 'es' },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, cors: false },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // an asset inlined as data: would be refused by the Content-Security-Policy
    assetsInlineLimit: 0,
    // every shell's engine knows modulepreload; the polyfill is an inline fetch of its own
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000
  }
})
