import manifest from '../package.json' with { type: 'json' };

/** Name and version, as written into what the program makes. */
export const PROGRAM = `${manifest.name} ${manifest.version}`;
