import { cpSync, createReadStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const pdfjs = join(here, '../node_modules/pdfjs-dist');

/**
 * What pdf.js fetches while it draws: decoders for JPEG 2000 and JBIG2, CMaps for CJK, fonts, color profiles.
 */
const pdfAssetFolders = ['wasm', 'cmaps', 'standard_fonts', 'iccs'];

/** Serves pdf.js's data beside the viewer, so that every kind of scan opens with no network. */
function pdfAssets(): Plugin {
  return {
    name: 'pdf-assets',
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const path = join(pdfjs, decodeURIComponent(request.url ?? '').split('?')[0] ?? '');
        if (!path.startsWith(pdfjs) || !existsSync(path)) return next();
        response.setHeader(
          'Content-Type',
          path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream',
        );
        createReadStream(path).pipe(response);
      });
    },
    writeBundle({ dir }) {
      for (const folder of pdfAssetFolders) {
        cpSync(join(pdfjs, folder), join(dir ?? join(here, 'dist'), 'pdfjs', folder), { recursive: true });
      }
    },
  };
}

export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), pdfAssets()],
  resolve: { dedupe: ['pdfjs-dist', 'react', 'react-dom'] },
  build: {
    outDir: join(here, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
  },
});
