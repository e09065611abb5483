import { keepCompiled } from './keep-compiled.ts';

// The cache has to be on before the program is loaded, so everything else is imported after it.
keepCompiled();
endWhenNobodyReads();
const { main } = await import('./run-verb.ts');
process.exitCode = await main(process.argv.slice(2));

/** The reader of the output may close the pipe early, as `head` does. */
function endWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
